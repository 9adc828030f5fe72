import type { Author, Opening } from '#text';
import type { FactOf } from '../../fact.js';
import type { DecisionFields } from '../decision.js';
import type { NewQuestion, Place, StructureProposal, Tabled } from '../proposal/kinds.js';
import type { Proposals } from '../proposal/proposal.js';
import { asSaid, type Said } from '../proposal/said.js';
import type { Facets } from '../question/facets.js';

interface Proposed extends Said {
  readonly proposalId: string;
  readonly questionId: string;
  readonly by: Author[];
  readonly rationale?: string | undefined;
}

type Accepted = DecisionFields & {
  readonly proposalId: string;
  readonly questionId: string;
  /** It was stale, and taken as the Chair settled it. */
  readonly settled?: true | undefined;
};

/** What hung on the questions and falls with them. */
export interface Moot {
  readonly proposals: readonly string[];
  readonly objections: readonly string[];
  /** The packages by which the questions read as they do. */
  readonly packages?: readonly string[] | undefined;
}

/** A question that comes out of others. */
export interface Successor extends Facets, Place {
  readonly questionId: string;
  readonly opening: Opening;
  readonly wordingHash: string;
}

/** What a question follows up from here on; they are read behind the last question that the event opens, in this order. */
export interface FollowingUp {
  readonly questionId: string;
  readonly of: string;
}

interface Closing extends Moot {
  readonly followUps: readonly FollowingUp[];
}

export type StructureProposed =
  | { type: 'QuestionProposed'; data: Proposed & NewQuestion }
  | { type: 'DeletionProposed'; data: Proposed }
  | { type: 'MoveProposed'; data: Proposed & Place }
  | { type: 'SplitProposed'; data: Proposed & { base: number; tokeniser: number; cuts: number[] } }
  | {
      type: 'MergeProposed';
      data: Proposed & { questions: string[]; base: number; tokeniser: number; joints: string[] };
    };

export type StructureAccepted =
  | { type: 'AdditionAccepted'; data: Accepted & NewQuestion & { by: readonly Author[] } }
  | { type: 'DeletionAccepted'; data: Accepted & Moot }
  | { type: 'MoveAccepted'; data: Accepted & Place & { with: readonly string[] } }
  | { type: 'SplitAccepted'; data: Accepted & Closing & { parts: readonly Successor[] } }
  | { type: 'MergeAccepted'; data: Accepted & Closing & { questions: readonly string[]; into: Successor } };

export type StructureEvent = StructureProposed | StructureAccepted;

/** Their types, as a list. */
export const STRUCTURE_TYPES = [
  'QuestionProposed',
  'DeletionProposed',
  'MoveProposed',
  'SplitProposed',
  'MergeProposed',
  'AdditionAccepted',
  'DeletionAccepted',
  'MoveAccepted',
  'SplitAccepted',
  'MergeAccepted',
] as const satisfies readonly StructureEvent['type'][];

const types = new Set<string>(STRUCTURE_TYPES);

export const isStructural = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: StructureEvent['type'] }> => types.has(fact.type);

export const evolveStructureProposals = (proposals: Proposals, fact: FactOf<StructureProposed>): Proposals =>
  proposals.set(fact.data.proposalId, { ...tabled(fact), ...wanted(fact) });

const tabled = (fact: FactOf<StructureProposed>): Tabled => {
  const { data, meta, revision } = fact;
  const { proposalId, questionId, by, rationale } = data;
  const { capacity } = meta;
  return {
    ...{ proposalId, questionId, by, rationale, capacity },
    ...{ entered: revision, status: 'tabled', touched: revision },
    ...asSaid(fact),
  };
};

type Wanted<P> = P extends StructureProposal ? Omit<P, keyof Tabled> : never;

const wanted = (fact: FactOf<StructureProposed>): Wanted<StructureProposal> => {
  switch (fact.type) {
    case 'QuestionProposed': {
      const {
        proposalId: _,
        questionId: __,
        by: ___,
        rationale: ____,
        form: _5,
        unconfirmed: _6,
        ...addition
      } = fact.data;
      return { kind: 'addition', addition };
    }
    case 'DeletionProposed':
      return { kind: 'deletion' };
    case 'MoveProposed':
      return { kind: 'move', place: { sectionId: fact.data.sectionId, after: fact.data.after } };
    case 'SplitProposed': {
      const { base, tokeniser, cuts } = fact.data;
      return { kind: 'split', base, tokeniser, cuts };
    }
    case 'MergeProposed': {
      const { base, tokeniser, questions, joints } = fact.data;
      return { kind: 'merge', base, tokeniser, questions, joints };
    }
  }
};
