import { compare, compareAll, mirrored, type Between, type ComparedRun } from '#text';
import { weaveOf, type Chain } from '../../text/question/wording.js';
import { backward, kinOf, knownBy, onward, type Kin, type Known } from './lineage.js';
import { merged, movedBetween } from './order.js';
import { isStanding, type QuestionTold } from './told.js';

/** What happened to a question between two states of its text: others may be said of one that stands in both. */
export type QuestionChange = 'added' | 'removed' | 'moved' | 'changed' | 'brackets';

/** An act that changed which questions there are, or where: by whose word, and what it made of what. */
export interface StructuralAct {
  readonly revision: number;
  readonly type: string;
  readonly by?: unknown;
  readonly questions: readonly string[];
  /** The questions that came of it. */
  readonly into: readonly string[];
}

/** A question that is not the same in both states. */
export interface ComparedQuestion {
  readonly questionId: string;
  readonly number?: string | undefined;
  /** The number it had in the first state. */
  readonly was?: string | undefined;
  readonly sectionId: string;
  readonly changes: readonly QuestionChange[];
  /** A tombstone's status says what became of it; where there was nothing yet, there is none. */
  readonly status: { readonly from?: string; readonly to?: string };
  /** Word by word, with its brackets; words that went to another question or came from one are moved. */
  readonly runs?: readonly ComparedRun[];
  /** What it came out of, as that was in the first state, through however many splits and mergers. */
  readonly outOf?: readonly Kin[];
  /** What became of it, as that is in the second state. */
  readonly into?: readonly Kin[];
  readonly acts: readonly StructuralAct[];
}

/** One state of a text. */
export interface TextState {
  readonly revision: number;
  /** In the order in which they are read, tombstones among them. */
  readonly questions: readonly QuestionTold[];
  readonly chainOf: (questionId: string) => Chain | undefined;
}

/**
 * What differs between two states of a text, in the order of the second; what left it comes where it stood. The second may be
 * the earlier one: then all is told the other way round.
 */
export const comparisonOf = (
  from: TextState,
  to: TextState,
  acts: readonly StructuralAct[] = [],
): ComparedQuestion[] => {
  const back = from.revision > to.revision;
  const found = back ? differences(to, from) : differences(from, to);
  const [old, now] = [knownBy(from.questions), knownBy(to.questions)];
  return merged(standingIn(from), standingIn(to)).flatMap((id) => {
    const one = found.get(id);
    return one ? [{ ...told(id, one, old, now), ...worded(one, back), acts: actsOn(one, acts) }] : [];
  });
};

const standingIn = ({ questions }: TextState): string[] =>
  questions.filter(isStanding).map(({ questionId }) => questionId);

const standing = (known: Known, id: string): QuestionTold | undefined => {
  const question = known.get(id);
  return question && isStanding(question) ? question : undefined;
};

/** How a question differs between an earlier state and a later one, whichever of them is told first. */
interface Difference {
  readonly changes: readonly QuestionChange[];
  readonly runs?: readonly ComparedRun[];
  /** What it became, or came out of. */
  readonly kin: readonly string[];
  /** The questions whose acts tell how. */
  readonly line: readonly string[];
}

const differences = (earlier: TextState, later: TextState): Map<string, Difference> => {
  const [old, now] = [standingIn(earlier), standingIn(later)];
  const [before, after] = [knownBy(earlier.questions), knownBy(later.questions)];
  const stayed = (id: string): boolean => before.get(id)?.sectionId === after.get(id)?.sectionId;
  const moved = movedBetween(old, now, stayed);
  const found = lone(earlier, later, before, after);
  for (const id of now) {
    const [was, is, chain] = [standing(before, id), standing(after, id), later.chainOf(id)];
    if (!was || !is || !chain) continue;
    const changes = changesOf(was, is, moved.has(id));
    const reworded = changes.some((change) => change !== 'moved');
    const runs = reworded && { runs: compare(weaveOf(chain), earlier.revision, later.revision) };
    if (changes.length > 0 || was.status !== is.status) found.set(id, { changes, ...runs, kin: [], line: [id] });
  }
  return found;
};

const changesOf = (was: QuestionTold, is: QuestionTold, moved: boolean): QuestionChange[] => [
  ...(moved ? (['moved'] as const) : []),
  ...(was.wording === is.wording ? [] : (['changed'] as const)),
  ...(bracketsOf(was) === bracketsOf(is) ? [] : (['brackets'] as const)),
];

const bracketsOf = ({ spans = [] }: QuestionTold): string =>
  spans
    .map(({ id }) => id)
    .toSorted()
    .join(' ');

/** What stands in one of the states only. */
const lone = (earlier: TextState, later: TextState, before: Known, after: Known): Map<string, Difference> => {
  const all = merged(standingIn(earlier), standingIn(later)).flatMap((question): (Between & { gone: boolean })[] => {
    const [was, is] = [standing(before, question), standing(after, question)];
    // Who may not see what became of it is told of its words as they were.
    const chain = (after.has(question) ? later : earlier).chainOf(question);
    if ((was && is) || !chain) return [];
    const [from, to] = [was && earlier.revision, is && later.revision];
    return [{ question, weave: weaveOf(chain), from, to, gone: is === undefined }];
  });
  const words = compareAll(all);
  return new Map(
    all.map(({ question, gone }, i) => {
      const { ends, passed } = gone ? onward(question, after) : backward(question, before, after);
      const between = ends.filter((id) => !standing(before, id) && !standing(after, id));
      return [question, { changes: [], runs: words[i] ?? [], kin: ends, line: [...passed, ...between] }];
    }),
  );
};

const told = (
  questionId: string,
  { changes, kin }: Difference,
  old: Known,
  now: Known,
): Omit<ComparedQuestion, 'runs' | 'acts'> => {
  const [was, is] = [standing(old, questionId), standing(now, questionId)];
  return {
    ...{ questionId, number: is?.number, was: was?.number, sectionId: (is ?? was)?.sectionId ?? '' },
    changes: was && is ? changes : [was ? 'removed' : 'added'],
    status: statusOf(old.get(questionId), now.get(questionId)),
    ...(is ? related('outOf', kin, old) : related('into', kin, now)),
  };
};

const related = (how: 'outOf' | 'into', kin: readonly string[], known: Known): Pick<ComparedQuestion, typeof how> =>
  kin.length > 0 ? { [how]: kinOf(kin, known) } : {};

const statusOf = (was: QuestionTold | undefined, is: QuestionTold | undefined): ComparedQuestion['status'] => ({
  ...(was && { from: was.status }),
  ...(is && { to: is.status }),
});

const worded = ({ runs }: Difference, back: boolean): Pick<ComparedQuestion, 'runs'> =>
  runs ? { runs: back ? runs.map(mirrored) : runs } : {};

const actsOn = ({ line }: Difference, acts: readonly StructuralAct[]): StructuralAct[] =>
  acts.filter(({ questions, into }) => [...questions, ...into].some((id) => line.includes(id)));
