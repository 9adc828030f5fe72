import { keysOf, type Reader } from '#negotiation';
import type { RecordReader, StoredEntry } from './record-reader.js';

/** Whom a line is for is told to those who see all of them; the others see none that is not for them. */
const lineFor = (
  { revision, position, id, type, occurred, recorded, question: q, audience, doc }: StoredEntry,
  { seesAll }: Reader,
): object => ({
  ...{ revision: String(revision), position: String(position), id, type },
  ...{ occurredAt: occurred, recordedAt: recorded, ...(q !== null && { question: q }) },
  ...(seesAll && { audience }),
  ...doc,
});

const ALL: Reader = { participates: true, seesAll: true, groups: [] };

/** By revision, at which other one what was a slip was corrected: for whoever is shown the slip. By whom and why, where that is for the reader. */
const correctionsOf = (entries: readonly StoredEntry[], reader: Reader, record: RecordReader): Map<number, object> => {
  const [first] = entries;
  if (!first) return new Map();
  const slips = record.corrections(first.stream, ALL, { after: first.revision });
  const keys = keysOf(reader);
  return new Map(
    slips.flatMap(({ revision, audience, doc }) => {
      const { data, by } = doc as unknown as Correction;
      const isTheirs = keys?.includes(audience) ?? true;
      const told = { revision: String(revision), ...(isTheirs && { by, words: data.words }) };
      return data.events.map((event): [number, object] => [event.revision, told]);
    }),
  );
};

interface Correction {
  readonly by: object;
  readonly data: { readonly events: readonly { readonly revision: number }[]; readonly words: string };
}

/** Lines of history; of what was a slip each says who corrected it, and of what was recorded on instruction whether the Chair has confirmed it, or disputes it. */
export const linesTold = (entries: readonly StoredEntry[], reader: Reader, record: RecordReader): object[] => {
  const corrections = correctionsOf(entries, reader, record);
  return entries.map((entry) => {
    const { act } = entry.doc as { act?: number };
    const row = act === undefined ? undefined : record.row(entry.stream, 'instruction', String(act), reader)?.doc;
    const correctedBy = corrections.get(entry.revision);
    return {
      ...lineFor(entry, reader),
      ...(correctedBy && { correctedBy }),
      ...(row && { instructed: { status: row.status, words: row.words } }),
    };
  });
};
