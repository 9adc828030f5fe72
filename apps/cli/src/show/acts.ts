import { isolated } from '../direction.js';
import type { Names } from './lists.js';

/** What put words in, or struck them. */
export interface Act {
  readonly revision: number;
  readonly reading: number;
  readonly decision: string;
  readonly by: readonly string[];
}

export const called = (by: readonly string[], { delegations }: Names): string =>
  by.length === 0 ? 'somebody' : by.map((one) => isolated(delegations.get(one) ?? one)).join(', ');

export const told = ({ by, decision, reading, revision }: Act, names: Names): string =>
  [called(by, names), decision, ...(reading > 0 ? [`reading ${reading}`] : []), `revision ${revision}`].join(' · ');

export const keyOf = ({ revision, by }: Act): string => `${revision} ${by.join(' ')}`;

/** Each once, in the order in which they were done. */
export const onceEach = (acts: readonly Act[]): Act[] =>
  [...new Map(acts.map((act) => [keyOf(act), act])).values()].toSorted((a, b) => a.revision - b.revision);
