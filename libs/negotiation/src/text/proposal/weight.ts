import type { Capacity } from '../../vocabulary.js';

/** Whose wording is a proposal, deciding or not, the weightiest first; everybody else's is a comment. */
const PROPOSERS: readonly Capacity[] = ['party', 'contracting', 'signatory'];

/** Whether wording from this capacity is a proposal. */
export const isProposer = (capacity: Capacity): boolean => PROPOSERS.includes(capacity);

/** What a proposal counts for once another joins it: a party's support makes it a party's, and nobody's makes it less. */
export const weightier = (counted: Capacity, joining: Capacity): Capacity =>
  PROPOSERS.find((capacity) => capacity === counted || capacity === joining) ?? counted;
