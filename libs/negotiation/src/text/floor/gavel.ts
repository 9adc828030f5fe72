import { Invalid } from '#eventsourcing';
import { amend, apply, chairEdit, rebase, settleAll, wordingWith, type Applied, type Weave } from '#text';
import type { Act } from '../../act.js';
import { unchangedSince } from '../decision.js';
import { knownPut, livePut, questionBeforeTheRoom } from '../guards.js';
import { touching } from '../package/package.js';
import { sponsored, worded } from '../proposal/deciding.js';
import type { Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import { pendingOn, type Text } from '../text.js';
import type { Answered, Put } from './floor.js';

/** The wording that is before the room and its question, as they were on the Chair’s screen. */
export const putAndSeen = (text: Text, putId: string, act: Act): { put: Put; question: Question } => {
  const known = knownPut(text, putId);
  const touched = text.questions.get(known.questionId)?.touched ?? 0;
  unchangedSince(act, text.revision, { put: known.touched, question: touched });
  const put = notBefore(livePut(text, putId), act);
  return { put, question: questionBeforeTheRoom(text, put.questionId) };
};

/** What was put is agreed or taken back after it was put. */
export const notBefore = (put: Put, { occurredAt }: Act): Put => {
  if (occurredAt >= put.occurredAt) return put;
  throw new Invalid('BEFORE_THE_PUT', `That wording was put at ${put.occurredAt}; this cannot have happened before.`, [
    { path: 'occurredAt', message: 'must not be before the wording was put' },
  ]);
};

/** What the gavel does, whichever way it falls: the words, the brackets settled, and what becomes of the proposals. */
export const gavelOn = (text: Text, put: Put, question: Question) => {
  const weave = weaveOf(question.wording);
  const gavel: Gavel = { weave, put, answered: answeredBy(text, put), now: text.revision };
  const applied = { ...wordsOf(gavel), settled: settleAll(weave).settled };
  const { putId, questionId } = put;
  return {
    ...{ putId, questionId, ...worded(weave, applied) },
    ...{ proposals: outcomes(text, gavel), ...touching(text, questionId) },
  };
};

/** What was put, on which wording, and the proposal it answers if it answers one. */
interface Gavel {
  readonly weave: Weave;
  readonly put: Put;
  readonly answered: Answered | undefined;
  readonly now: number;
}

/** As it was when it was put. One withdrawn since has no more words to be credited with. */
const answeredBy = (text: Text, { questionId, answers }: Put): Answered | undefined =>
  pendingOn(text, questionId).some((proposal) => proposal.proposalId === answers?.proposalId) ? answers : undefined;

/** Whose words they are: the proposal's if put as proposed, shared if put in answer to it, else the Chair's. */
const wordsOf = (gavel: Gavel): Applied => {
  const { weave, put, answered, now } = gavel;
  const edit = rebase(weave, put.edit, now);
  if (!answered) return chairEdit(weave, edit);
  return asProposed(gavel)
    ? apply(weave, answered.edit, sponsored(answered))
    : amend(weave, { edit: answered.edit, ...sponsored(answered) }, edit);
};

const asProposed = ({ weave, put, answered, now }: Gavel): boolean =>
  answered !== undefined &&
  wordingWith(weave, rebase(weave, answered.edit, now)) === wordingWith(weave, rebase(weave, put.edit, now));

const outcomes = (text: Text, gavel: Gavel) => {
  const theirs = asProposed(gavel) ? ('accepted' as const) : ('accepted-as-amended' as const);
  return [...pendingOn(text, gavel.put.questionId)].map(({ proposalId }) => ({
    proposalId,
    outcome: proposalId === gavel.answered?.proposalId ? theirs : ('moot' as const),
  }));
};
