import { isStale } from '../text/edit.js';
import { questionsOf, type Proposal } from '../text/proposal/kinds.js';
import { standingNow } from '../text/proposal/standing-now.js';
import { isStructural } from '../text/structure/structure.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Proposals that applied before this event and do not any more: they collide with it, or have lost their place by it. */
export const madeStale = (fact: TextFact, before: Text, after: Text): Tidings[] =>
  [...after.proposals.values()]
    .filter((p) => p.status === 'tabled' && concerns(fact, p))
    .filter((p) => isStale(after, p) && (!isStale(before, p) || takenUp(fact, p)))
    .map((p) => tidings(p, fact, after));

/** Whether the event can have made this proposal stale: asked first, because it costs nothing. */
const concerns = (fact: TextFact, proposal: Proposal): boolean => {
  if (takenUp(fact, proposal)) return true;
  if (proposal.kind === 'sub-amendment') return redrafted(fact) === proposal.amends;
  if (fact.type === 'SlipCorrected')
    return fact.data.reworded.some(({ questionId }) => questionsOf(proposal).includes(questionId));
  if ('applied' in fact.data) return questionsOf(proposal).includes(fact.data.questionId);
  return reorders(fact) && proposal.kind !== 'edit';
};

/** Who put it off was not told what became of it meanwhile: told when it comes back. */
const takenUp = (fact: TextFact, { proposalId }: Proposal): boolean =>
  (fact.type === 'ReadingOpened' || fact.type === 'ScopeChanged') && fact.data.takenUp.includes(proposalId);

/** The proposal whose words are others since. */
const redrafted = ({ type, data }: TextFact): string | undefined => {
  if (type === 'ProposalRevised' || type === 'ProposalConfirmed' || type === 'TranscriptCorrected')
    return data.proposalId;
  return type === 'SubAmendmentTaken' || type === 'SubAmendmentAccepted' ? data.amends : undefined;
};

const reorders = (fact: TextFact): boolean =>
  fact.type === 'QuestionRemoved' || (isStructural(fact) && fact.type.endsWith('Accepted'));

const tidings = (proposal: Proposal, fact: TextFact, text: Text): Tidings => {
  const { proposalId, questionId, by } = proposal;
  const what = WHAT[proposal.kind] ?? 'collides with what was decided';
  return {
    kind: 'proposal-stale',
    about: proposalId,
    to: by,
    question: questionId,
    title: `Your proposal on ${titleOf(text, questionId)} ${redrafted(fact) === undefined ? what : REDRAFTED}`,
    lines: [...readsNow(text, proposal), 'edit' in proposal || 'amendment' in proposal ? STAND_BY_IT : ANEW],
  };
};

const LOST = 'no longer fits the text';
const WHAT: Partial<Record<Proposal['kind'], string>> = { addition: LOST, move: LOST, split: LOST, merge: LOST };
const REDRAFTED = 'collides with how the proposal it amends now reads';
const STAND_BY_IT = 'Confirm it in the wording shown to you, revise it, or withdraw it.';
const ANEW = 'Propose it anew against the text as it is now, or withdraw it.';

/** So much of a wording stands in a notice; the whole is shown where the proposal is. */
const MOST_WORDS = 1_000;

/** What of it still applies would read so. */
const readsNow = (text: Text, proposal: Proposal): string[] => {
  const standing = standingNow(text, proposal);
  if (standing?.applies !== 'stale') return [];
  const { wording } = standing.nearest;
  return [`What of it applies would read: ${wording.slice(0, MOST_WORDS)}${wording.length > MOST_WORDS ? '…' : ''}`];
};
