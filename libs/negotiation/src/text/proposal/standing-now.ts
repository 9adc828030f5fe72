import { apply, fold, wordingAt, type Staleness, type Weave } from '#text';
import { clashesOf } from '../edit.js';
import { changesSince } from '../question/wording.js';
import { askedOf, draftsOf } from '../sub-amendment/drafts.js';
import type { Text } from '../text.js';
import { sponsored } from './deciding.js';
import type { EditProposal, Proposal, SubAmendment } from './kinds.js';

/** Words that one of two colliding changes strikes and puts in. */
interface Change {
  readonly strikes: string;
  readonly inserts: string;
}

/** What a proposal collides with: what was decided, or how the amended proposal was redrafted, at a revision. */
export interface Collision {
  readonly kind: Staleness['kind'];
  /** The proposal whose words were taken then, if they were a proposal's; else the revision alone says what it was. */
  readonly with: { readonly revision: string; readonly proposal?: string };
  readonly a: Change;
  readonly b: Change | { readonly span: string };
}

/** Whether an undecided proposal in words still applies, and what would be read if it were taken now; if not, what of it applies. */
export type StandingNow =
  | { readonly applies: 'clean'; readonly now: { readonly wording: string } }
  | {
      readonly applies: 'stale';
      readonly conflicts: readonly Collision[];
      readonly nearest: { readonly wording: string };
    };

/** How a proposal stands; undefined for one that is decided or put off, and for one that proposes no words. */
export const standingNow = (text: Text, proposal: Proposal): StandingNow | undefined => {
  if (proposal.status !== 'tabled' || (proposal.kind !== 'edit' && proposal.kind !== 'sub-amendment')) return undefined;
  const weave = amendedWeave(text, proposal);
  if (!weave) return undefined;
  const wording = taken(weave, proposal);
  const clashes = clashesOf(text, proposal);
  if (clashes.length === 0) return { applies: 'clean', now: { wording } };
  const conflicts = clashes.map((clash) => collision(text, proposal, clash));
  return { applies: 'stale', conflicts, nearest: { wording } };
};

/** What it is stated against. */
const amendedWeave = (text: Text, proposal: EditProposal | SubAmendment): Weave | undefined => {
  if (proposal.kind === 'edit') return askedOf(text, proposal);
  const amended = text.proposals.get(proposal.amends);
  return amended?.kind === 'edit' ? draftsOf(text, amended) : undefined;
};

/** What would be read: of a stale proposal, with those of its strikes that still have something to strike. */
const taken = (weave: Weave, proposal: EditProposal | SubAmendment): string => {
  const edit = proposal.kind === 'edit' ? proposal.edit : proposal.amendment;
  const { by, proposalId } = proposal;
  const moment = { revision: Number.MAX_SAFE_INTEGER, reading: 0, decision: '' };
  return wordingAt(fold(weave, moment, apply(weave, edit, sponsored({ by, proposalId }))));
};

const collision = (text: Text, proposal: EditProposal | SubAmendment, clash: Staleness): Collision => {
  const { kind, revision, a } = clash;
  const source = proposal.kind === 'edit' ? decidedAt(text, proposal.questionId, revision) : proposal.amends;
  return {
    kind,
    with: { revision: String(revision), ...(source !== undefined && { proposal: source }) },
    a: { strikes: a.del, inserts: a.ins },
    b: 'span' in clash ? { span: clash.span } : { strikes: clash.b.del, inserts: clash.b.ins },
  };
};

/** The proposal that the decision at a revision took words of. */
const decidedAt = (text: Text, questionId: string, revision: number): string | undefined => {
  const question = text.questions.get(questionId);
  const change = question && changesSince(question.wording, revision - 1).find((one) => one.revision === revision);
  const credits = change?.applied.hunks.flatMap(({ ins, struck }) => [...ins, ...struck]) ?? [];
  return credits.find((credit) => credit.proposal !== undefined)?.proposal;
};
