import type { OrderedMap } from 'immutable';
import type { Applied, Author, Edit } from '#text';
import type { FactOf } from '../../fact.js';
import type { DecisionFields } from '../decision.js';
import type { Overruled } from '../floor/floor.js';
import type { Objection } from '../objection/objection.js';
import type { ProposalStatus } from '../proposal/kinds.js';
import type { Remark } from '../remark/remark.js';
import type { Facets } from './facets.js';
import type { Chain } from './wording.js';

/** How a question stands; *contested* is an open one with brackets in it, and is not kept twice. */
export type QuestionStatus = 'open' | 'deferred' | 'ad-referendum' | 'agreed' | 'removed' | 'split' | 'merged';

/** What is no more than a tombstone: its id and history stay. */
export const isTombstone = ({ status }: { readonly status: QuestionStatus }): boolean => TOMBSTONES.has(status);

const TOMBSTONES = new Set<QuestionStatus>(['removed', 'split', 'merged']);

export interface Question extends Facets {
  readonly questionId: string;
  readonly sectionId: string;
  readonly status: QuestionStatus;
  /** Revision of the last event that changed its wording, brackets, puts, formal objections or status: its ETag. */
  readonly touched: number;
  /** Revision since which it has had this status. */
  readonly since: number;
  /** When it was agreed, in the room; while it is. */
  readonly agreedAt?: string | undefined;
  /** The formal objections that it was agreed notwithstanding. */
  readonly notwithstanding?: readonly Overruled[] | undefined;
  /** What its removal made moot, and how that stood before: what comes back if it is reinstated. */
  readonly mootedBy?: Restorable | undefined;
  /** The delegations whose capitals an agreement ad referendum waits for. */
  readonly subjectTo?: readonly string[] | undefined;
  /** Who spoke up against its agreement afterwards. */
  readonly contestedAfterwards?: readonly Contested[] | undefined;
  /** Who asked that it be reopened. */
  readonly reopeningAsked?: readonly { readonly by: Author; readonly words: string }[] | undefined;
  /** The reading that carried it over, if that was the last thing to happen to it. */
  readonly carriedOver?: number | undefined;
  /** Revision at which it was last moved to where it is read, in its own right and not with what it follows up. */
  readonly moved?: number | undefined;
  /** The questions that it came out of, where others were split or merged. */
  readonly from?: readonly string[] | undefined;
  /** The questions that it became, where it was split or merged. */
  readonly became?: readonly string[] | undefined;
  /** What papers say of it beside its words. */
  readonly remarks?: readonly Remark[] | undefined;
  readonly wording: Chain;
}

export type QuestionEvent =
  | {
      type: 'QuestionTabled';
      data: Facets & {
        questionId: string;
        sectionId: string;
        after: string | null;
        wording: string;
        wordingHash: string;
        tokeniser: number;
        by: Author[];
      };
    }
  | {
      type: 'BracketsSettled';
      data: DecisionFields & {
        questionId: string;
        applied: Applied;
        choices: { spanId: string; keep: boolean }[];
        wordingHash: string;
        packages?: readonly string[] | undefined;
      };
    }
  | {
      type: 'QuestionRedrafted';
      data: DecisionFields &
        Edit & {
          questionId: string;
          reading: number;
          applied: Applied;
          wordingHash: string;
          answers: readonly Answer[];
          /** Of which it changes a part. */
          packages?: readonly string[] | undefined;
        };
    }
  | { type: 'QuestionAgreed'; data: DecisionFields & { questionId: string; wordingHash: string } }
  | { type: 'QuestionDeferred'; data: DecisionFields & { questionId: string } }
  | {
      type: 'QuestionRemoved';
      data: DecisionFields & {
        questionId: string;
        proposals: readonly string[];
        objections: readonly string[];
        /** Of which it undoes a part. */
        packages?: readonly string[] | undefined;
      };
    }
  | { type: 'QuestionCarriedOver'; data: DecisionFields & { questionId: string; reading: number } };

/** What a redrafted wording answers. */
export type Answer =
  { readonly proposalId: string } | { readonly objectionId: string } | { readonly commentId: string };

/** What hung on a question, with the status it had. */
export interface Restorable {
  readonly proposals: readonly { readonly proposalId: string; readonly status: ProposalStatus }[];
  readonly objections: readonly { readonly objectionId: string; readonly status: Objection['status'] }[];
}

/** An objection maintained or raised once the question was agreed. */
export interface Contested {
  readonly objectionId: string;
  readonly by: Author;
  /** Whether its party was absent when the question was agreed; left out where the record does not know. */
  readonly absent?: boolean | undefined;
}

export type Questions = OrderedMap<string, Question>;

/** The events that change a wording all carry what was applied, and perhaps the edit it came from. */
export interface WordingChanged {
  readonly questionId: string;
  readonly applied: Applied;
  readonly source?: Edit | undefined;
}

export const changeQuestion = (
  questions: Questions,
  questionId: string,
  fact: { readonly revision: number },
  change: (question: Question) => Partial<Question>,
): Questions => {
  const question = questions.get(questionId);
  if (!question) return questions;
  const next = { ...question, ...change(question), touched: fact.revision };
  return questions.set(questionId, next.status === question.status ? next : { ...next, since: fact.revision });
};

export type QuestionFact = FactOf<QuestionEvent>;
