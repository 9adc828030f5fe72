import { Conflict } from '#eventsourcing';
import type { Act } from '../../act.js';
import { nothingPutOn, questionBeforeTheRoom } from '../guards.js';
import type { MergeProposal, SplitProposal } from '../proposal/kinds.js';
import type { Facets } from '../question/facets.js';
import { isTombstone, type Question } from '../question/question.js';
import { blockingOn, type Text } from '../text.js';
import { mootWith } from './moot.js';
import { followersOf } from './order.js';
import { joined, parted } from './parting.js';
import { roomForOneMore } from './propose-question.js';
import type { FollowingUp, Moot, Successor } from './structure.js';

interface Closing extends Moot {
  readonly followUps: readonly FollowingUp[];
}

/** What a question becomes that is split, and what hung on it. */
export const parts = (
  text: Text,
  proposal: SplitProposal,
  act: Act,
): Closing & { readonly parts: readonly Successor[] } => {
  const { questionId, proposalId } = proposal;
  const question = questionBeforeTheRoom(text, questionId);
  notObjectedTo(text, [questionId], act);
  const worded = parted(text, proposal);
  roomForOneMore(text, worded.length - 1);
  const made = worded.map((words, i) => ({
    ...{ questionId: act.id(i), sectionId: question.sectionId, after: i === 0 ? questionId : act.id(i - 1) },
    ...facetsOf(question, question.followUp),
    ...words,
  }));
  const followUps = followingUp(text, [questionId], act.id(made.length - 1));
  return { parts: made, followUps, ...mootWith(text, [questionId], proposalId) };
};

/** What several questions become that are merged, and what hung on them. */
export const merged = (
  text: Text,
  proposal: MergeProposal,
  act: Act,
  proposed: readonly string[] = proposal.joints,
): Closing & { readonly questions: readonly string[]; readonly into: Successor } => {
  const { questions, proposalId, by } = proposal;
  const closed = questions.map((id) => questionBeforeTheRoom(text, id));
  for (const question of closed) unchangedOnScreen(text, question, act);
  notObjectedTo(text, questions, act);
  const [first] = closed;
  const into = {
    ...{ questionId: act.id(0), sectionId: first?.sectionId ?? '', after: proposal.questionId },
    ...facetsOfAll(text, closed),
    ...joined(text, proposal, { by, proposal: proposalId }, proposed),
  };
  return {
    ...{ questions, into, followUps: followingUp(text, questions, into.questionId) },
    ...mootWith(text, questions, proposalId),
  };
};

/** The screen names one question; the others must be as they were when the text was on it. */
const unchangedOnScreen = (text: Text, { questionId, touched }: Question, act: Act): void => {
  nothingPutOn(text, questionId);
  const { text: seen } = act.seen();
  if (touched > Number(seen))
    throw new Conflict(
      'CHANGED_SINCE_SEEN',
      `You saw the text at revision ${seen}; question ${questionId} changed at ${String(touched)}.`,
    );
};

/** A split must not be a way around a party that objects (R11). */
const notObjectedTo = (text: Text, questions: readonly string[], act: Act): void => {
  const live = questions.flatMap((id) => [...blockingOn(text, id)]);
  act.insist(
    live.length === 0,
    'R11',
    'OBJECTION_LIVE',
    'A formal objection lives on what would be closed: it is lifted first, or the Chair passes it on the record.',
    live.map(({ by }) => by),
  );
};

const facetsOf = ({ answer, articles, guidance }: Question, followUp: Facets['followUp']): Facets => ({
  answer,
  articles,
  ...(guidance !== undefined && { guidance }),
  ...(followUp && { followUp }),
});

/** Answer and guidance of the first, the articles of all; it follows up what the first of them did that followed up another. */
const facetsOfAll = (text: Text, closed: readonly Question[]): Facets => {
  const [first] = closed as [Question, ...Question[]];
  const ids = closed.map((q) => q.questionId);
  const family = new Set([...ids, ...followersOf(text, ids).map((q) => q.questionId)]);
  const outermost = closed.find(({ followUp }) => followUp === undefined || !family.has(followUp.of));
  const articles = new Map(closed.flatMap((q) => q.articles.map((article) => [JSON.stringify(article), article])));
  return { ...facetsOf(first, outermost?.followUp), articles: [...articles.values()] };
};

/** What followed up a closed question follows up its successor; each names the nearest that stands. */
const followingUp = (text: Text, closed: readonly string[], successor: string): FollowingUp[] => {
  const nearest = (id: string): string => {
    if (closed.includes(id)) return successor;
    const question = text.questions.get(id);
    return question?.followUp && isTombstone(question) ? nearest(question.followUp.of) : id;
  };
  return followersOf(text, closed).map(({ questionId, followUp }) => ({ questionId, of: nearest(followUp?.of ?? '') }));
};
