import {
  chairEdit,
  editTo,
  fold,
  open,
  stale,
  TOKENISER,
  wordingWith,
  type Edit,
  type Staleness,
  type Weave,
} from '#text';
import type { EditProposal, SubAmendment } from '../proposal/kinds.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';

/** The wording of the question that a proposal amends, with all its past. */
export const askedOf = (text: Text, { questionId }: Pick<EditProposal, 'questionId'>): Weave => {
  const question = text.questions.get(questionId);
  if (!question) throw new Error(`a proposal amends a question that there is, not ${questionId}`);
  return weaveOf(question.wording);
};

/** Kept for as long as the proposal is as it is: what it read at its bases does not change. */
const weaves = new WeakMap<EditProposal, Weave>();

/** What a proposal would have the question read, from one draft of it to the next: what sub-amendments are stated against. */
export const draftsOf = (text: Text, proposal: EditProposal): Weave => {
  const known = weaves.get(proposal);
  if (known) return known;
  const weave = draftsOver(askedOf(text, proposal), proposal);
  weaves.set(proposal, weave);
  return weave;
};

/** The same over any state of the question's wording that knows the proposal's bases. */
export const draftsOver = (asked: Weave, proposal: Omit<EditProposal, 'touched'>): Weave => {
  const { by, edit, earlier = [] } = proposal;
  const entered = proposal.idea?.worded ?? proposal.entered;
  const [first, ...later] = [...earlier.map((draft) => draft.edit), edit];
  const stamp = { revision: entered, reading: 0, by, decision: '' };
  const opened = open(wordingWith(asked, first), stamp, TOKENISER);
  return later.reduce((drawn, next, i) => redrawn(drawn, earlier[i]?.until ?? entered, asked, next), opened);
};

const redrawn = (weave: Weave, revision: number, asked: Weave, next: Edit): Weave => {
  const edit = editTo(weave, weave.revision, wordingWith(asked, next));
  return edit.hunks.length === 0 ? weave : fold(weave, { revision, reading: 0, decision: '' }, chairEdit(weave, edit));
};

/** What of the amended proposal was redrafted since, that a sub-amendment collides with; empty while it applies. */
export const collidesWithDrafts = (
  text: Text,
  { amends, amendment }: Pick<SubAmendment, 'amends' | 'amendment'>,
): Staleness[] => {
  const amended = text.proposals.get(amends);
  if (amended?.kind !== 'edit' || amended.earlier === undefined) return [];
  const redrafts = amended.earlier.map(({ until }) => ({ revision: until }));
  return stale(draftsOf(text, amended), amendment, redrafts);
};
