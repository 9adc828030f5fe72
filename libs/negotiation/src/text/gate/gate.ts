import { Refused } from '#eventsourcing';
import type { Act } from '../../act.js';
import type { Text } from '../text.js';
import { theirs } from '../theirs.js';
import type { Passed } from './passed.js';

/** One thing that stands in the way of an act: what, by which rule, and who can clear it by which command. */
export interface Blocker {
  readonly rule: string;
  readonly code: string;
  readonly message: string;
  readonly question?: string | undefined;
  readonly proposal?: string | undefined;
  readonly objection?: string | undefined;
  readonly put?: string | undefined;
  /** Who can clear it: a role, or the delegation whose it is. */
  readonly who: readonly string[];
  /** The commands that would clear it. */
  readonly by: readonly string[];
  readonly overridable: boolean;
  /** Revision since which it has stood in the way. */
  readonly since: number;
}

/** The gate for real: everything that stands in the way is overridden on the record, item by item, or the first refusal is said. */
export const pass = (act: Act, text: Text, blockers: readonly Blocker[]): Passed[] => {
  const hard = blockers.find((b) => !b.overridable);
  if (hard) throw refusal(hard, blockers.length);
  return blockers.map((blocker) => {
    const { rule, code, question, proposal, objection } = blocker;
    const over = theirs(text, { objectionId: objection, proposalId: proposal })?.by;
    const words = act.insist(false, rule, code, worded(blocker, blockers.length), over);
    return {
      ...{ rule, code },
      ...(question !== undefined && { question }),
      ...(proposal !== undefined && { proposal }),
      ...(objection !== undefined && { objection }),
      ...(over && { over }),
      ...(words !== undefined && { words }),
    };
  });
};

/** A guard that the act itself stands behind, run dry. */
export const guarded = (
  guard: () => unknown,
  what: Pick<Blocker, 'by' | 'since'> & Partial<Pick<Blocker, 'question'>>,
): Blocker[] => {
  try {
    guard();
    return [];
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    const { rule, code, message } = refused;
    return [{ ...what, rule, code, message, who: ['chair'], overridable: false }];
  }
};

const worded = ({ message }: Blocker, of: number): string =>
  of === 1 ? message : `${message} (One of ${String(of)} things in the way: see what blocks.)`;

const refusal = (blocker: Blocker, of: number): Refused => new Refused(blocker.rule, blocker.code, worded(blocker, of));
