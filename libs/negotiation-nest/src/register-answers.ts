import { z } from 'zod';
import type { Reader } from '#negotiation';
import { inText, LINES, type Answering, type Sources } from './answers.js';
import { numbering } from './numbering.js';
import type { StoredEntry } from './record-reader.js';
import { linesTold } from './told-lines.js';
import type { QueryEntry } from './wording-queries.js';

type Reading = (stream: string, reader: Reader, page: { after: number; limit: number }) => StoredEntry[];

/** A register in the order in which it was written, a page at a time, each line with the number of its question now, or the one it had. */
const registerOf =
  (
    read: (record: Sources['record']) => Reading,
    told = (line: object, _: Sources['record'], __: Reader) => line,
  ): Answering =>
  async ({ id = '', after, limit }, viewer, sources) => {
    const { reader, stream } = await inText(id, viewer, sources);
    const { record } = sources;
    const size = Number(limit ?? LINES);
    const entries = read(record)(stream, reader, { after: Number(after ?? -1), limit: size });
    const numbered = numbering(record, stream, reader);
    const body = linesTold(entries, reader, record).map((line) => {
      const { question = '', revision } = line as { question?: string; revision: string };
      return { ...told({ stream, ...line }, record, reader), ...numbered(question, Number(revision)) };
    });
    const last = entries.at(-1);
    return { body, ...(entries.length === size && last && { next: String(last.revision) }) };
  };

interface Correction {
  readonly stream: string;
  readonly occurredAt: string;
  readonly data: { readonly corrects: { readonly revision: number } };
}

/** What was corrected, and how long it had stood, in seconds; nothing of that where the reader may not see it. */
const corrected = (line: object, record: Sources['record'], reader: Reader): object => {
  const { stream, data, occurredAt } = line as Correction;
  const { revision } = data.corrects;
  const slip = record
    .entries(stream, reader, { after: revision - 1, limit: 1 })
    .find((one) => one.revision === revision);
  if (!slip) return line;
  const stood = Math.round((Date.parse(occurredAt) - Date.parse(slip.occurred)) / 1000);
  return { ...line, corrected: linesTold([slip], reader, record)[0], stood };
};

const params = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a revision')
    .optional()
    .describe('where the page before ended'),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be 1 to 9999')
    .optional()
    .describe('how many at most'),
});

/** What stays visible for ever. */
export const registerQueries: readonly QueryEntry[] = [
  {
    name: 'ListOverrides',
    summary: 'The register of overrides: which rules the Chair passed, by which act, with which words',
    path: 'texts/:id/register/overrides',
    params,
    answer: registerOf((record) => record.overrides.bind(record)),
  },
  {
    name: 'ListCorrections',
    summary: 'The register of corrections: what was a slip, and how long it had stood, in seconds',
    path: 'texts/:id/register/corrections',
    params,
    answer: registerOf((record) => record.corrections.bind(record), corrected),
  },
  {
    name: 'ListUnconfirmed',
    summary: 'Acts recorded on the Chair’s instruction that the Chair has not confirmed, or disputes',
    path: 'texts/:id/register/unconfirmed',
    params,
    answer: registerOf((record) => record.unconfirmed.bind(record)),
  },
];
