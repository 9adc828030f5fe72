import { check, rebase, wordingAt, wordingWith } from '#text';
import { weaveOf, type Chain } from '../../text/question/wording.js';
import { clashesIn } from './collisions.js';
import { isWorded, type ProposalTold } from './told.js';

/** A proposal beside the others: what it says, whose it is, why, and what became of it. */
export type Compiled = Omit<ProposalTold, 'questionId' | 'edit'> & {
  /** The wording it was made against, and the one it would have given. */
  readonly base?: string;
  readonly wording?: string;
  /** What it would give now, while it is open and not stale. */
  readonly now?: string;
};

export const compilationOf = (chain: Chain, proposals: readonly ProposalTold[]): Compiled[] =>
  proposals.map((proposal) => {
    const { questionId: _, edit, ...told } = proposal;
    return isWorded(proposal) ? { ...told, ...wordings(chain, proposal) } : told;
  });

const wordings = (chain: Chain, { edit, status }: ProposalTold): Pick<Compiled, 'base' | 'wording' | 'now'> => {
  const weave = weaveOf(chain);
  if (!edit || check(weave, edit)) return {};
  const wording = { base: wordingAt(weave, edit.base), wording: wordingWith(weave, edit) };
  if (status !== 'tabled' || clashesIn(chain, edit).length > 0) return wording;
  const now = rebase(weave, edit, weave.revision);
  return check(weave, now) ? wording : { ...wording, now: wordingWith(weave, now) };
};
