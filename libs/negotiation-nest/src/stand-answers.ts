import { Forbidden, NotFound } from '#eventsourcing';
import {
  absencesOf,
  lastKnownMeeting,
  outstandingIn,
  supportOf,
  type OutstandingRows,
  type Position,
  type Reader,
  type Support,
} from '#negotiation';
import { inText, LINES, questionsAt, type Answering, type Sources } from './answers.js';
import type { StoredEntry } from './record-reader.js';
import { linesTold } from './told-lines.js';
import { momentIn } from './moments.js';
import { numbering } from './numbering.js';
import type { TextThen } from './wording-sources.js';

type Record = Sources['record'];

const docsOf = <T>(record: Record, stream: string, kind: string, reader: Reader, at: number | undefined): T[] =>
  record.rows(stream, kind, reader, { at }).map(({ doc }) => doc as unknown as T);

/** Who supports what: for each thing that somebody took a position on, where each stands and how it counts. */
export const support: Answering = async ({ id = '', at: when, question }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const { record } = sources;
  const moment = momentIn(record, stream, when, reader);
  const numbers = new Map(questionsAt(record, stream, reader, moment).map((q) => [q.questionId, q.number]));
  const positions = docsOf<Position>(record, stream, 'position', reader, moment);
  const body = supportOf(positions)
    .filter(({ questionId }) => question === undefined || questionId === question)
    .map((one) => ({ number: numbers.get(one.questionId), ...one }));
  return { body };
};

/** Where delegations stand on a question or a proposal, for a compilation; nothing where nobody said. */
export const standsIn = (
  { stream, reader, revision }: Pick<TextThen, 'stream' | 'reader' | 'revision'>,
  { record }: Sources,
): ((id: string) => { positions?: Pick<Support, 'counted' | 'parties'> }) => {
  const all = supportOf(docsOf<Position>(record, stream, 'position', reader, revision));
  const of = new Map(all.map((one) => [one.proposalId ?? one.floatId ?? one.putId ?? one.questionId, one]));
  return (id) => {
    const { counted, parties } = of.get(id) ?? {};
    return counted && parties ? { positions: { counted, parties } } : {};
  };
};

/** What is outstanding on a text, as far as the reader may see it, and the scope that a next reading might have. */
export const outstanding: Answering = async ({ id = '', at: when }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const { record } = sources;
  const moment = momentIn(record, stream, when, reader);
  const rows = <T extends { readonly entered: number }>(kind: string): T[] =>
    docsOf<T>(record, stream, kind, reader, moment).sort((a, b) => a.entered - b.entered);
  const told = outstandingIn({
    questions: questionsAt(record, stream, reader, moment) as unknown as OutstandingRows['questions'],
    proposals: rows('proposal'),
    objections: rows('objection'),
    reservations: rows('reservation'),
  });
  const revision = moment ?? record.head(stream) ?? 0;
  const acts = reader.seesAll && when === undefined ? toConfirm(stream, reader, record) : [];
  const all = [...told.outstanding, ...acts];
  return { body: { text: id, revision: String(revision), ...told, outstanding: all }, etag: revision };
};

/** What the Chair has still to confirm is told to the Chair and to who recorded it, of now: it is the Chair's to do. */
const toConfirm = (stream: string, reader: Reader, record: Record): object[] => {
  const numbered = numbering(record, stream, reader);
  return record.unconfirmed(stream, reader, { limit: 9999 }).map(({ revision, type, question, doc }) => {
    const { status, words } = record.row(stream, 'instruction', String(revision), reader)?.doc ?? {};
    return {
      kind: status === 'disputed' ? 'act-disputed' : 'act-unconfirmed',
      ...{
        act: String(revision),
        type,
        by: ['chair'],
        instructedBy: (doc.by as { instructedBy?: string }).instructedBy,
      },
      ...(question !== null && { question, ...numbered(question, revision) }),
      ...(words !== undefined && { words }),
    };
  });
};

/** For whom is asked: one's own delegation; who sees all says which. */
const delegationFor = (reader: Reader, named: string | undefined): string => {
  const delegation = named ?? reader.delegation;
  if (delegation === undefined || (!reader.seesAll && delegation !== reader.delegation))
    throw new Forbidden(
      'NOT_YOUR_DELEGATION',
      'This is told to a delegation; say which with "delegation" if you may see all.',
    );
  return delegation;
};

const paged = (entries: readonly StoredEntry[], size: number): { next?: string } => {
  const last = entries.at(-1);
  return entries.length === size && last ? { next: String(last.revision) } : {};
};

/** What happened to a text since a delegation last spoke to it; all of it, where it never did. */
export const sinceSpoke: Answering = async ({ id = '', delegation, after: from, limit: most }, viewer, sources) => {
  const { reader, stream } = await inText(id, viewer, sources);
  const whose = delegationFor(reader, delegation);
  const last = sources.record.lastSaid(stream, whose, reader);
  const size = Number(most ?? LINES);
  const after = Math.max(Number(from ?? -1), last?.revision ?? -1);
  const entries = sources.record.entries(stream, reader, { after, limit: size });
  const since = last ? { revision: String(last.revision), type: last.type, occurredAt: last.occurred } : null;
  return {
    body: { text: id, delegation: whose, since, entries: linesTold(entries, reader, sources.record) },
    ...paged(entries, size),
  };
};

/** What happened to a text while a delegation was out of the room of a meeting: of the last one of which that is known. */
export const whileOut: Answering = async (params, viewer, sources) => {
  const { id = '', delegation, meeting: named, after, limit: most } = params;
  const { reader, stream, body: bodyId } = await inText(id, viewer, sources);
  const whose = delegationFor(reader, delegation);
  const body = await sources.readers.body(bodyId);
  const meeting = named ?? lastKnownMeeting(body);
  if (meeting === undefined) return { body: { text: id, delegation: whose, known: false, out: [], entries: [] } };
  if (!body.meetings.has(meeting)) throw new NotFound('MEETING_UNKNOWN', `No meeting ${meeting} was opened.`);
  const out = absencesOf(body, meeting, whose);
  const size = Number(most ?? LINES);
  const entries = sources.record.during(stream, reader, out ?? [], { after: Number(after ?? -1), limit: size });
  return {
    body: {
      ...{ text: id, delegation: whose, meeting, known: out !== undefined, out: out ?? [] },
      entries: linesTold(entries, reader, sources.record),
    },
    ...paged(entries, size),
  };
};
