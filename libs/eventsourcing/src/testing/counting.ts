import type { Attempt, Decider, Draft } from '../decider.js';
import { Refused } from '../errors.js';
import { uuidv5 } from '../ids.js';

/** The smallest stream there is: proposals are counted, up to a hundred. For specs of the kernel and its stores. */
export const counting: Decider<number> = {
  initial: () => 0,
  evolve: (count, { type }) => (type === 'ProposalCounted' ? count + 1 : count),
  knows: (type) => type === 'ProposalCounted' || type === 'CountNoted',
};

export const counted = (data: unknown = null): Draft => ({ type: 'ProposalCounted', schema: 1, data, meta: {} });

/** A command that counts one proposal, or as many as it is given data for. */
export const count = (key: string, ...data: readonly unknown[]): Attempt<number> => ({
  commandId: uuidv5('count', key),
  command: { name: 'CountProposal', schema: 1, input: data },
  decide: (soFar) => {
    if (soFar >= 100) throw new Refused('R1', 'ENOUGH', 'There are a hundred already.');
    return (data.length === 0 ? [null] : data).map(counted);
  },
});
