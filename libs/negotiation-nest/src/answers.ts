import { Forbidden, NotFound } from '#eventsourcing';
import {
  blocking,
  isTombstone,
  numbersOf,
  questionsTold,
  type ProposalTold,
  type Question,
  type Reader,
} from '#negotiation';
import type { Ledgers } from './ledgers.js';
import { momentIn } from './moments.js';
import type { RecordReader, StoredRow } from './record-reader.js';
import { linesTold } from './told-lines.js';
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

export type Params = Readonly<Record<string, string | undefined>>;

/** How a query is answered. */
export type Answering = (params: Params, viewer: Viewer, sources: Sources) => Promise<Reply>;

/** A text of this service, and what the viewer is in its body. */
export const inText = async (id: string, viewer: Viewer, { readers, record }: Sources) => {
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

export const found = (row: StoredRow | undefined, what: string, id: string): StoredRow => {
  if (!row)
    throw new NotFound(`${what.toUpperCase()}_UNKNOWN`, `There is no ${what} ${id} here, or it is not for you.`);
  return row;
};

const withTag = ({ doc, etag }: StoredRow): object => ({ ...doc, etag: String(etag) });

type QuestionDoc = Question & { place: number; etag: number };

/** As they were tabled, or as a later change of the text's structure has them read. */
const inOrder = (docs: QuestionDoc[], outline: StoredRow['doc'] | undefined): void => {
  const read = new Map(((outline?.questions ?? []) as string[]).map((id, place) => [id, place]));
  for (const doc of docs) doc.place = read.get(doc.questionId) ?? doc.place;
  docs.sort((a, b) => a.place - b.place);
};

export const questionsAt = (record: RecordReader, stream: string, reader: Reader, moment: number | undefined) => {
  const docs = record
    .rows(stream, 'question', reader, { at: moment })
    .map(({ doc, etag }) => ({ ...(doc as unknown as QuestionDoc), etag }));
  inOrder(docs, record.row(stream, 'outline', 'questions', reader, moment)?.doc);
  const numbers = new Map(numbersOf(docs).map(({ questionId, number }) => [questionId, number]));
  return docs.map(({ etag, ...doc }) => ({ number: numbers.get(doc.questionId), ...doc, etag: String(etag) }));
};

export const text: Answering = async ({ id = '', at: when }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const { record } = sources;
  const moment = momentIn(record, stream, when, reader);
  const summary = found(record.row(stream, 'text', id, reader, moment), 'text', id).doc;
  const questions = questionsAt(record, stream, reader, moment);
  const sections = summary.sections as { sectionId: string; title: string }[];
  const revision = moment ?? record.head(stream) ?? 0;
  const body = {
    ...summary,
    revision: String(revision),
    sections: sections.map((section) => ({
      ...section,
      questions: questions.filter((q) => q.sectionId === section.sectionId && !isTombstone(q)),
    })),
    removed: questions.filter((q) => q.status === 'removed'),
    closed: questions.filter((q) => q.status === 'split' || q.status === 'merged'),
  };
  return { body, etag: revision };
};

export const question: Answering = async ({ id = '', question: key = '', at: when }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const moment = momentIn(sources.record, stream, when, reader);
  const row = found(sources.record.row(stream, 'question', key, reader, moment), 'question', key);
  const number = questionsAt(sources.record, stream, reader, moment).find((q) => q.questionId === key)?.number;
  return { body: { number, ...withTag(row) }, etag: row.etag };
};

/** How many lines of history there are to a page, unless it is said. */
export const LINES = 200;

export const history: Answering = async ({ id = '', question: key, after: from, limit: most }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const size = Number(most ?? LINES);
  const page = { question: key, after: Number(from ?? -1), limit: size };
  if (key !== undefined) found(sources.record.row(stream, 'question', key, reader), 'question', key);
  const entries = sources.record.entries(stream, reader, page);
  const last = entries.at(-1);
  return {
    body: linesTold(entries, reader, sources.record),
    ...(entries.length === size && last && { next: String(last.revision) }),
  };
};

/** Rows of one kind of a text, perhaps in one status, or about one question: a merger is about several. */
export const listOf =
  (kind: string): Answering =>
  async ({ id = '', at: when, question: of, status }, viewer, sources) => {
    const { reader, stream } = await inText(id, viewer, sources);
    const moment = momentIn(sources.record, stream, when, reader);
    const rows = sources.record
      .rows(stream, kind, reader, { at: moment })
      .filter(({ doc }) => of === undefined || questionsTold(doc as unknown as ProposalTold).includes(of))
      .filter(({ doc }) => status === undefined || doc.status === status)
      .sort((a, b) => placeIn(a) - placeIn(b));
    return { body: rows.map(withTag) };
  };

/** Lists are in the order in which things came about: readings by number, the rest by the revision that entered them. */
const placeIn = ({ doc, since }: StoredRow): number => Number(doc.n ?? doc.entered ?? doc.revision ?? since);

export const oneOf =
  (kind: string): Answering =>
  async ({ id = '', key = '', at: when }, viewer, sources) => {
    const { reader, stream } = await inText(id, viewer, sources);
    const row = sources.record.row(stream, kind, key, reader, momentIn(sources.record, stream, when, reader));
    return { body: withTag(found(row, kind, key)), etag: found(row, kind, key).etag };
  };

export const blocks: Answering = async ({ id = '', goal = '' }, viewer, sources) => {
  const { reader, body: of } = await inText(id, viewer, sources);
  if (!reader.participates) throw new Forbidden('NO_ROLE', 'You hold no appointment in this body.');
  const { state, revision } = await sources.ledgers.text.load(`text-${id}`);
  const now = { body: await sources.readers.body(of), occurredAt: viewer.now };
  return { body: { revision: String(revision), goal, blocking: blocking(state, goal, now) } };
};

export const deliveries: Answering = async ({ id = '', notice, after: from, limit: most }, viewer, sources) => {
  const { reader } = await inText(id, viewer, sources);
  const size = Number(most ?? 500);
  const rows = sources.record.deliveries(id, reader, { notice, after: from, limit: size });
  const last = rows.at(-1);
  return { body: rows.map((r) => r.doc), ...(rows.length === size && last && { next: `${last.stream} ${last.key}` }) };
};

export const inbox: Answering = async ({ id = '', delegation, after: from, limit: most }, viewer, sources) => {
  const { reader } = await inBody(id, viewer, sources);
  const recipient = delegation ?? reader.delegation ?? reader.office;
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

export const bodyList =
  (kind: string): Answering =>
  async ({ id = '' }, viewer, sources) => {
    const { reader, stream } = await inBody(id, viewer, sources);
    return { body: sources.record.rows(stream, kind, reader).map(withTag) };
  };

export const everyBody: Answering = async (_, viewer, { record }) => {
  const reader = { participates: false, seesAll: viewer.operator, groups: [] };
  return Promise.resolve({ body: record.bodies(reader).map(withTag) });
};

export const body: Answering = async ({ id = '' }, viewer, sources) => {
  const { reader, stream } = await inBody(id, viewer, sources);
  const row = found(sources.record.row(stream, 'body', id, reader), 'body', id);
  return { body: { ...withTag(row), you: youIn(reader) }, etag: row.etag };
};

const youIn = ({ participates, seesAll, delegation }: Reader): object => ({ participates, seesAll, delegation });

export const texts: Answering = async (_, viewer, { record, readers }) => {
  const everyone = record.bodies({ participates: false, seesAll: true, groups: [] });
  const found: unknown[] = [];
  for (const { key } of everyone) found.push(...record.texts(key, await readers.inBody(key, viewer)).map(withTag));
  return { body: found };
};
