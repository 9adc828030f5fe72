import type { Author } from '#text';
import type { Text } from '../text.js';
import type { Proposal } from './kinds.js';

/** What nobody decides any more once a proposal was accepted: its question is gone, or the proposal that it would amend is decided. */
export interface MadeMoot {
  /** Each with the accepted proposal that it falls with. */
  readonly proposals: readonly (Pick<Proposal, 'proposalId' | 'questionId' | 'kind' | 'by'> & {
    readonly with: string;
  })[];
  readonly objections: readonly {
    readonly objectionId: string;
    readonly questionId: string;
    readonly by: Author;
    readonly formal: boolean;
    readonly with: string;
  }[];
}

/** What the acceptance that lies between two states of a text made moot. */
export const madeMoot = (before: Text, after: Text, accepted: string): MadeMoot => ({
  proposals: fallen(before.proposals, after.proposals).map(({ proposalId, questionId, kind, by }) => ({
    ...{ proposalId, questionId, kind, by },
    with: accepted,
  })),
  objections: fallen(before.objections, after.objections).map(({ objectionId, questionId, by, formal }) => ({
    ...{ objectionId, questionId, by, formal },
    with: accepted,
  })),
});

interface All<T> {
  get(id: string): T | undefined;
  entries(): Iterable<[string, T]>;
}

const fallen = <T extends { readonly status: string }>(before: All<T>, after: All<T>): T[] =>
  before === after
    ? []
    : [...after.entries()]
        .filter(([id, { status }]) => status === 'moot' && before.get(id)?.status !== 'moot')
        .map(([, one]) => one);
