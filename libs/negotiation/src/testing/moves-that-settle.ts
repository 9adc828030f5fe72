import { wordingAt } from '#text';
import { isStale } from '../text/edit.js';
import type { Proposal } from '../text/proposal/proposal.js';
import { draftsOf } from '../text/sub-amendment/drafts.js';
import type { Text } from '../text/text.js';
import type { Filled, Move } from './move.js';

/** A proposal accepted as it stands; or where it is stale, sometimes, as the Chair settles it. */
export const accepting: Filled = (move, { proposal: proposalId }, text) => {
  const proposal = text.proposals.get(proposalId);
  const stale = proposal !== undefined && isStale(text, proposal);
  return { proposalId, ...(move.flag && (stale || move.careless) && proposal && settlement(proposal, text, move)) };
};

const settlement = (proposal: Proposal, text: Text, { from, insert, length }: Move): object => {
  switch (proposal.kind) {
    case 'sub-amendment': {
      const amended = text.proposals.get(proposal.amends);
      const now = amended?.kind === 'edit' ? wordingAt(draftsOf(text, amended)) : '';
      return { edit: { base: String(text.revision), wording: `${now} ${insert || 'so'}` } };
    }
    case 'addition':
      return { place: placeIn(text, from), followUp: null };
    case 'move':
      return { place: placeIn(text, from) };
    case 'merge':
      return { joints: proposal.questions.slice(1).map(() => (insert === '' ? '' : ` ${insert}`)) };
    default:
      return { cuts: [from + 1 + length] };
  }
};

/** Behind some question of the text. */
const placeIn = ({ questions }: Text, n: number): object => {
  const other = [...questions.values()][n % Math.max(questions.size, 1)];
  return { sectionId: other?.sectionId, after: other?.questionId };
};
