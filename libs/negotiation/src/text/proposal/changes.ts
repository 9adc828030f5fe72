import { Map } from 'immutable';
import type { Edit } from '#text';

/**
 * Which proposals ever asked for a change that strikes and inserts these words, by a short key of them: whoever proposes is
 * held against a few candidates, not against all that was ever proposed. Other changes may share a key.
 */
export type Changes = Map<number, readonly string[]>;

export const noChanges: Changes = Map();

/** Adds a change that somebody asks for; nothing is ever taken out, since a candidate is looked at again. */
export const askedFor = (changes: Changes, proposalId: string, edit: Edit): Changes =>
  changes.update(keyOf(edit), [], (ids) => (ids.includes(proposalId) ? ids : [...ids, proposalId]));

/** The proposals that may ask for the same as this edit. */
export const candidates = (changes: Changes, edit: Edit): readonly string[] => changes.get(keyOf(edit)) ?? [];

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
