import { bracketed, markedAt, spansAt } from '#text';
import { isStale, wordingOf } from '../text/edit.js';
import { putOn } from '../text/floor/floor.js';
import type { Comment } from '../text/intervention/comments.js';
import { actsMoved, type Instructed } from '../text/instruction/instruction.js';
import { takenUnconfirmed } from '../text/intervention/unconfirmed.js';
import type { Objection } from '../text/objection/objection.js';
import type { Proposal } from '../text/proposal/proposal.js';
import { shakenBy } from '../text/proposal/shaken.js';
import type { Question } from '../text/question/question.js';
import { isMistaken } from '../text/mistaken.js';
import { idsIn } from '../text/named.js';
import { weaveOf } from '../text/question/wording.js';
import { currentReading, type Text, type TextFact } from '../text/text.js';
import type { Version } from '../text/version/version.js';
import type { Audience } from '../vocabulary.js';
import type { Row } from './row.js';

/** The rows that an event of a text changes: whatever of the text it touched, as it stands after it. */
export const textRows = (fact: TextFact, before: Text, after: Text): Row[] => {
  const { audience } = fact.meta;
  const ids = idsIn(fact.data);
  return [
    ...questionRows(fact.type === 'SlipCorrected' ? after.questions.keys() : ids, before, after, audience),
    ...confirmedSince(fact, after, audience),
    ...proposalRows(fact, ids, before, after, audience),
    ...entityRows('comment', ids, before.comments, after.comments, audience, commentDoc),
    ...entityRows('objection', ids, before.objections, after.objections, audience, objectionDoc),
    ...entityRows('reservation', ids, before.reservations, after.reservations, audience, (made) => made),
    ...entityRows('position', ids, before.positions, after.positions, audience, (taken) => taken),
    ...entityRows('float', ids, before.floats, after.floats, audience, (float) => float),
    ...entityRows('put', ids, before.puts, after.puts, audience, (put) => put),
    ...listRows('reading', before.readings, after.readings, (r) => String(r.n), after.revision, audience),
    ...listRows('version', before.versions, after.versions, (v) => v.versionId, after.revision, audience).map(
      (row) => ({ ...row, published: (row.doc as Version).certified !== undefined }),
    ),
    ...instructionRows(fact.data, before, after, audience),
    ...outline(fact, after, audience),
    ...summary(before, after, audience),
  ];
};

interface Entities<T> {
  get(id: string): T | undefined;
}

const entityRows = <T extends { readonly touched: number }>(
  kind: string,
  ids: Iterable<string>,
  before: Entities<T>,
  after: Entities<T>,
  audience: Audience,
  doc: (entity: T) => object,
): Row[] => {
  const rows: Row[] = [];
  for (const id of ids) {
    const entity = after.get(id);
    if (entity && entity !== before.get(id))
      rows.push({
        kind,
        key: id,
        etag: entity.touched,
        audience,
        doc: doc(entity),
        first: before.get(id) === undefined,
        ...(isMistaken(entity) && { gone: true }),
      });
  }
  return rows;
};

/** Of a slip nothing is remarked any more, on whichever questions it was. */
const questionRows = (ids: Iterable<string>, before: Text, after: Text, audience: Audience): Row[] =>
  entityRows('question', ids, before.questions, after.questions, audience, (q) => questionDoc(after, q));

/** A question that says no longer that words of it are unconfirmed; nothing else of it has changed. */
const confirmedSince = ({ type, data }: TextFact, after: Text, audience: Audience): Row[] => {
  const proposal = type === 'TranscriptConfirmed' ? after.proposals.get(data.proposalId) : undefined;
  const question = after.questions.get(proposal?.questionId ?? '');
  if (!question || proposal?.status === 'tabled') return [];
  return [
    { kind: 'question', key: question.questionId, etag: question.touched, audience, doc: questionDoc(after, question) },
  ];
};

const questionDoc = (text: Text, question: Question): object => {
  const { wording, touched: _, since: __, ...facets } = question;
  const weave = weaveOf(wording);
  const put = putOn(text, question.questionId);
  const unconfirmed = takenUnconfirmed(text, question.questionId).map(({ proposalId }) => proposalId);
  return {
    ...facets,
    place: text.questions.keySeq().indexOf(question.questionId),
    contested: spansAt(weave).length > 0,
    wording: wordingOf(question),
    bracketed: bracketed(weave),
    segments: markedAt(weave),
    spans: spansAt(weave),
    ...(put && { put: put.putId }),
    ...(unconfirmed.length > 0 && { unconfirmed }),
  };
};

const proposalRows = (fact: TextFact, ids: Set<string>, before: Text, after: Text, audience: Audience): Row[] => [
  ...entityRows('proposal', ids, before.proposals, after.proposals, audience, (p) => proposalDoc(after, p)),
  ...overtaken(fact, ids, before, after).map((p) => ({
    kind: 'proposal',
    key: p.proposalId,
    etag: p.touched,
    audience,
    doc: proposalDoc(after, p),
  })),
];

/** Open proposals that an event leaves as they are, and makes stale, or lets apply again. */
const overtaken = (fact: TextFact, ids: ReadonlySet<string>, before: Text, after: Text): Proposal[] =>
  shakenBy(fact, before, after, ids)
    .filter((p) => before.proposals.get(p.proposalId) === p)
    .filter((p) => isStale(after, p) !== isStale(before, p));

const proposalDoc = (text: Text, proposal: Proposal): object => {
  const { touched: _, ...doc } = proposal;
  const stale = proposal.status === 'tabled' && isStale(text, proposal);
  return { ...doc, reading: currentReading(text)?.n, stale };
};

const commentDoc = ({ touched: _, ...comment }: Comment): object => comment;

const objectionDoc = ({ touched: _, ...objection }: Objection): object => objection;

const instructionRows = (data: object, before: Text, after: Text, audience: Audience): Row[] =>
  actsMoved(data, before.instructed, after.instructed).map((act) => ({
    kind: 'instruction',
    key: String(act.revision),
    etag: act.touched,
    audience,
    doc: instructionDoc(act),
    first: !before.instructed.has(act.revision),
  }));

const instructionDoc = ({ touched: _, commandId: __, last: ___, ...act }: Instructed): object => act;

const listRows = <T extends object>(
  kind: string,
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
  etag: number,
  audience: Audience,
): Row[] =>
  before === after
    ? []
    : after
        .filter((item) => !before.includes(item))
        .map((item) => ({ kind, key: key(item), etag, audience, doc: item }));

/** In what order the questions are read, once it is not the one in which they were tabled; one row instead of one for each. */
const outline = (fact: TextFact, { questions, revision: etag }: Text, audience: Audience): Row[] =>
  RESHAPING.has(fact.type)
    ? [{ kind: 'outline', key: 'questions', etag, audience, doc: { questions: questions.keySeq().toArray() } }]
    : [];

const RESHAPING = new Set(['AdditionAccepted', 'MoveAccepted', 'SplitAccepted', 'MergeAccepted', 'SlipCorrected']);

/** The text in one line: what it is called and where it stands. */
const summary = (before: Text, after: Text, audience: Audience): Row[] => {
  const same =
    before.tabled === after.tabled && before.readings === after.readings && before.versions === after.versions;
  if (same || !after.tabled) return [];
  const { body, kind, title, originalLanguage, sections } = after.tabled;
  const reading = currentReading(after);
  const version = after.versions.at(-1);
  const doc = {
    ...{ id: after.id, body, kind, title, originalLanguage, sections },
    reading: reading && { n: reading.n, status: reading.status, onTheFloor: reading.onTheFloor, next: reading.next },
    version: version && { versionId: version.versionId, symbol: version.symbol, stamp: version.stamp },
    conferenceReady: after.versions.find((v) => v.certified !== undefined)?.versionId,
  };
  return [
    { kind: 'text', key: after.id, etag: after.revision, audience, doc, published: doc.conferenceReady !== undefined },
  ];
};
