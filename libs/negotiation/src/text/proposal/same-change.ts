import { Map } from 'immutable';
import { Refused } from '#eventsourcing';
import { sameChange, type Edit, type Weave } from '#text';
import type { Proposal } from './kinds.js';
import type { Text } from '../text.js';

/**
 * Which proposals ever asked for a change that strikes and inserts these words, by a short key of them: whoever proposes is
 * held against a few candidates, not against all that was ever proposed. Other changes may share a key.
 */
export type Changes = Map<number, readonly string[]>;

export const noChanges: Changes = Map();

/** Adds a change that somebody asks for; nothing is ever taken out, since a candidate is looked at again. */
export const askedFor = (changes: Changes, proposalId: string, edit: Edit): Changes =>
  changes.update(keyOf(edit), [], (ids) => (ids.includes(proposalId) ? ids : [...ids, proposalId]));

/** FNV-1a over the words struck and inserted, in order: where they stand depends on the base, what they are does not. */
const keyOf = ({ hunks }: Edit): number => {
  let key = 0x811c9dc5;
  const add = (text: string): void => {
    for (let i = 0; i < text.length; i += 1) key = Math.imul(key ^ text.charCodeAt(i), 0x01000193);
    key = Math.imul(key ^ 0xffff, 0x01000193);
  };
  for (const { del, ins } of hunks) {
    add(del);
    add(ins);
  }
  return key;
};

/** What is asked for: on which question, by which proposal if it is one already. */
interface Asked {
  readonly questionId: string;
  readonly edit: Edit;
  readonly proposalId?: string;
  /** The proposal whose wording it would change, if it is not the question's. */
  readonly amends?: string | undefined;
}

/** What a proposal would change of the same wording. */
const editsOf = (other: Proposal, amends: string | undefined): Edit[] => {
  if (other.kind === 'sub-amendment') return other.amends === amends ? [other.amendment] : [];
  return other.kind === 'edit' && amends === undefined ? [other.edit] : [];
};

/** The same change is not proposed twice: who wants it too joins the proposal there is. */
export const notTheSame = (text: Text, weave: Weave, { questionId, edit, proposalId, amends }: Asked): void => {
  const rival = (text.changes.get(keyOf(edit)) ?? [])
    .flatMap((id) => text.proposals.get(id) ?? [])
    .filter((other) => other.status === 'tabled' && other.questionId === questionId && other.proposalId !== proposalId)
    .find((other) => editsOf(other, amends).some((theirs) => sameChange(weave, theirs, edit)));
  if (rival)
    throw new Refused(
      'R29',
      'SAME_CHANGE',
      `Proposal ${rival.proposalId} asks for the same change: co-sponsor it instead (CoSponsor, "proposalId": "${rival.proposalId}").`,
    );
};
