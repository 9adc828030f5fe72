import { z } from 'zod';
import { Forbidden, NotFound } from '#eventsourcing';
import { blocking, numbersOf, type Body, type Question, type Reader } from '#negotiation';
import type { Ledgers } from './ledgers.js';
import type { RecordReader, StoredEntry, StoredRow } from './record-reader.js';
import type { Readers, Viewer } from './viewer.js';

/** What a query has to work with. */
export interface Sources {
  readonly record: RecordReader;
  readonly readers: Readers;
  readonly ledgers: Ledgers;
}

/** An answer: what it is, how it is tagged, and where the next page begins. */
export interface Reply {
  readonly body: unknown;
  readonly etag?: number;
  readonly next?: string;
}

type Params = Readonly<Record<string, string | undefined>>;

/** One line of the register of views: a GET route, its query parameters, and how it is answered. */
export interface QueryEntry {
  readonly name: string;
  readonly summary: string;
  readonly path: string;
  readonly params: z.ZodObject;
  readonly answer: (params: Params, viewer: Viewer, sources: Sources) => Promise<Reply>;
}

const at = z
  .string()
  .max(100)
  .optional()
  .describe('a revision, an instant, recorded:<instant>, reading:<n> or version:<symbol>');
const after = z.string().max(500).optional().describe('where the page before ended');
const limit = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'must be 1 to 9999')
  .optional()
  .describe('how many at most');
const none = z.strictObject({});
const timed = z.strictObject({ at });
const filtered = z.strictObject({ at, question: z.string().optional(), status: z.string().optional() });

/** A text of this service, and what the viewer is in its body. */
const inText = async (id: string, viewer: Viewer, { readers, record }: Sources) => {
  const body = await readers.bodyOfText(id);
  const reader = body === undefined ? undefined : await readers.inBody(body, viewer);
  if (body === undefined || !reader || record.row(`text-${id}`, 'text', id, reader) === undefined)
    throw new NotFound('TEXT_UNKNOWN', `There is no text ${id} here, or it is not for you.`);
  return { body, reader, stream: `text-${id}` };
};

const inBody = async (id: string, viewer: Viewer, { readers }: Sources) => {
  const body = await readers.body(id);
  if (!body.registered) throw new NotFound('BODY_UNKNOWN', `There is no body ${id} here.`);
  return { body, reader: await readers.inBody(id, viewer), stream: `body-${id}` };
};

const found = (row: StoredRow | undefined, what: string, id: string): StoredRow => {
  if (!row)
    throw new NotFound(`${what.toUpperCase()}_UNKNOWN`, `There is no ${what} ${id} here, or it is not for you.`);
  return row;
};

const withTag = ({ doc, etag }: StoredRow): object => ({ ...doc, etag: String(etag) });

type QuestionDoc = Question & { place: number; etag: number };

const questionsAt = (record: RecordReader, stream: string, reader: Reader, moment: number | undefined) => {
  const docs = record
    .rows(stream, 'question', reader, { at: moment })
    .map(({ doc, etag }) => ({ ...(doc as unknown as QuestionDoc), etag }))
    .sort((a, b) => a.place - b.place);
  const numbers = new Map(numbersOf(docs).map(({ questionId, number }) => [questionId, number]));
  return docs.map(({ etag, ...doc }) => ({ number: numbers.get(doc.questionId), ...doc, etag: String(etag) }));
};

const text: QueryEntry['answer'] = async ({ id = '', at: when }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const { record } = sources;
  const moment = record.moment(stream, when, reader);
  const summary = found(record.row(stream, 'text', id, reader, moment), 'text', id).doc;
  const questions = questionsAt(record, stream, reader, moment);
  const sections = summary['sections'] as { sectionId: string; title: string }[];
  const revision = moment ?? record.head(stream) ?? 0;
  const body = {
    ...summary,
    revision: String(revision),
    sections: sections.map((section) => ({
      ...section,
      questions: questions.filter((q) => q.sectionId === section.sectionId && q.status !== 'removed'),
    })),
    removed: questions.filter((q) => q.status === 'removed'),
  };
  return { body, etag: revision };
};

const question: QueryEntry['answer'] = async ({ id = '', question: key = '', at: when }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const moment = sources.record.moment(stream, when, reader);
  const row = found(sources.record.row(stream, 'question', key, reader, moment), 'question', key);
  const number = questionsAt(sources.record, stream, reader, moment).find((q) => q.questionId === key)?.number;
  return { body: { number, ...withTag(row) }, etag: row.etag };
};

const LINES = 200;

const history: QueryEntry['answer'] = async ({ id = '', question: key, after: from, limit: most }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const size = Number(most ?? LINES);
  const page = { question: key, after: Number(from ?? -1), limit: size };
  if (key !== undefined) found(sources.record.row(stream, 'question', key, reader), 'question', key);
  const entries = sources.record.entries(stream, reader, page);
  const last = entries.at(-1);
  return { body: entries.map(line), ...(entries.length === size && last && { next: String(last.revision) }) };
};

const line = ({ revision, position, id, type, occurred, recorded, question: q, doc }: StoredEntry): object => ({
  ...{ revision: String(revision), position: String(position), id, type },
  ...{ occurredAt: occurred, recordedAt: recorded, ...(q !== null && { question: q }), ...doc },
});

/** Rows of one kind of a text, perhaps of one question or in one status. */
const listOf =
  (kind: string): QueryEntry['answer'] =>
  async ({ id = '', at: when, question: of, status }, viewer, sources) => {
    const { reader, stream } = await inText(id, viewer, sources);
    const moment = sources.record.moment(stream, when, reader);
    const rows = sources.record
      .rows(stream, kind, reader, { at: moment })
      .filter(({ doc }) => of === undefined || doc['questionId'] === of)
      .filter(({ doc }) => status === undefined || doc['status'] === status)
      .sort(
        (a, b) =>
          Number(a.doc['revision'] ?? a.doc['n'] ?? a.since) - Number(b.doc['revision'] ?? b.doc['n'] ?? b.since),
      );
    return { body: rows.map(withTag) };
  };

const oneOf =
  (kind: string): QueryEntry['answer'] =>
  async ({ id = '', key = '', at: when }, viewer, sources) => {
    const { reader, stream } = await inText(id, viewer, sources);
    const row = sources.record.row(stream, kind, key, reader, sources.record.moment(stream, when, reader));
    return { body: withTag(found(row, kind, key)), etag: found(row, kind, key).etag };
  };

const blocks: QueryEntry['answer'] = async ({ id = '', goal = '' }, viewer, sources) => {
  const { reader } = await inText(id, viewer, sources);
  if (!reader.participates) throw new Forbidden('NO_ROLE', 'You hold no appointment in this body.');
  const { state, revision } = await sources.ledgers.text.load(`text-${id}`);
  return { body: { revision: String(revision), goal, blocking: blocking(state, goal) } };
};

const deliveries: QueryEntry['answer'] = async ({ id = '', notice, after: from, limit: most }, viewer, sources) => {
  const { reader } = await inText(id, viewer, sources);
  const size = Number(most ?? 500);
  const rows = sources.record.deliveries(id, reader, { notice, after: from, limit: size });
  const last = rows.at(-1);
  return { body: rows.map((r) => r.doc), ...(rows.length === size && last && { next: `${last.stream} ${last.key}` }) };
};

const inbox: QueryEntry['answer'] = async ({ id = '', delegation, after: from, limit: most }, viewer, sources) => {
  const { reader } = await inBody(id, viewer, sources);
  const recipient = delegation ?? reader.delegation;
  if (recipient === undefined || (!reader.seesAll && recipient !== reader.delegation))
    throw new Forbidden(
      'NOT_YOUR_INBOX',
      'An inbox is its delegation’s; say whose with "delegation" if you may see all.',
    );
  const size = Number(most ?? 500);
  const rows = sources.record.inbox(recipient, reader, { after: from, limit: size });
  const last = rows.at(-1);
  return { body: rows.map((r) => r.doc), ...(rows.length === size && last && { next: `${last.stream} ${last.key}` }) };
};

const bodyList =
  (kind: string): QueryEntry['answer'] =>
  async ({ id = '' }, viewer, sources) => {
    const { reader, stream } = await inBody(id, viewer, sources);
    return { body: sources.record.rows(stream, kind, reader).map(withTag) };
  };

const everyBody: QueryEntry['answer'] = async (_, viewer, { record }) => {
  const reader = { participates: false, seesAll: viewer.operator, groups: [] };
  return Promise.resolve({ body: record.bodies(reader).map(withTag) });
};

const body: QueryEntry['answer'] = async ({ id = '' }, viewer, sources) => {
  const { reader, stream } = await inBody(id, viewer, sources);
  const row = found(sources.record.row(stream, 'body', id, reader), 'body', id);
  return { body: { ...withTag(row), you: youIn(reader) }, etag: row.etag };
};

const youIn = ({ participates, seesAll, delegation }: Reader): object => ({ participates, seesAll, delegation });

const texts: QueryEntry['answer'] = async (_, viewer, { record, readers }) => {
  const everyone = record.bodies({ participates: false, seesAll: true, groups: [] });
  const found: unknown[] = [];
  for (const { key } of everyone) found.push(...record.texts(key, await readers.inBody(key, viewer)).map(withTag));
  return { body: found };
};

export type { Body };

/** The register of views; from each line come the route, the OpenAPI operation and what the command line shows. */
export const queries: readonly QueryEntry[] = [
  { name: 'ListBodies', summary: 'The bodies there are', path: 'bodies', params: none, answer: everyBody },
  { name: 'ShowBody', summary: 'A body, and what you are in it', path: 'bodies/:id', params: none, answer: body },
  ...(['appointment', 'delegation', 'group', 'session', 'meeting'] as const).map((kind) => ({
    name: `List${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}s`,
    summary: `The ${kind}s of a body`,
    path: `bodies/:id/${kind}s`,
    params: none,
    answer: bodyList(kind),
  })),
  {
    name: 'ShowInbox',
    summary: 'What a delegation was told',
    path: 'bodies/:id/inbox',
    params: z.strictObject({ delegation: z.string().optional(), after, limit }),
    answer: inbox,
  },
  { name: 'ListTexts', summary: 'The texts you may see', path: 'texts', params: none, answer: texts },
  { name: 'ShowText', summary: 'A text as it stands, or as it stood', path: 'texts/:id', params: timed, answer: text },
  {
    name: 'ShowQuestion',
    summary: 'A question as it stands, or as it stood',
    path: 'texts/:id/questions/:question',
    params: timed,
    answer: question,
  },
  {
    name: 'QuestionHistory',
    summary: 'All that happened to a question',
    path: 'texts/:id/questions/:question/history',
    params: z.strictObject({ after, limit }),
    answer: history,
  },
  {
    name: 'TextHistory',
    summary: 'All that happened to a text',
    path: 'texts/:id/history',
    params: z.strictObject({ after, limit }),
    answer: history,
  },
  ...(['proposal', 'objection', 'float', 'put', 'reading', 'version'] as const).flatMap((kind) => [
    {
      name: `List${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}s`,
      summary: kind === 'objection' ? 'Concerns and formal objections' : `The ${kind}s of a text`,
      path: `texts/:id/${kind}s`,
      params: filtered,
      answer: listOf(kind),
    },
    {
      name: `Show${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`,
      summary: `One ${kind} of a text`,
      path: `texts/:id/${kind}s/:key`,
      params: timed,
      answer: oneOf(kind),
    },
  ]),
  {
    name: 'ShowBlocking',
    summary: 'What still stands in the way: the gate run dry',
    path: 'texts/:id/blocking',
    params: z.strictObject({
      goal: z.string().max(100).describe('close, certify, agree:<question> or gavel:<question>'),
    }),
    answer: blocks,
  },
  {
    name: 'ListDeliveries',
    summary: 'What was due about a text, and what became of it',
    path: 'texts/:id/deliveries',
    params: z.strictObject({ notice: z.string().max(300).optional(), after, limit }),
    answer: deliveries,
  },
];
