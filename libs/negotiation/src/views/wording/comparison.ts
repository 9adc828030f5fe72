import { compare, displayDiff, type ComparedRun, type DisplaySegment } from '#text';
import { weaveOf, type Chain } from '../../text/question/wording.js';
import { isStanding, type QuestionTold } from './told.js';

/** What happened to a question between two states of its text; a wording may have changed besides. */
export type QuestionChange = 'added' | 'removed' | 'moved' | 'changed';

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
  /** The number it had in the earlier state. */
  readonly was?: string | undefined;
  readonly sectionId: string;
  readonly changes: readonly QuestionChange[];
  readonly status: { readonly from?: string; readonly to?: string };
  /** Word by word, where both wordings are states of one question. */
  readonly runs?: readonly ComparedRun[];
  /** For reading only, where the question came of others. */
  readonly display?: readonly DisplaySegment[];
  readonly outOf?: readonly string[];
  readonly into?: readonly string[];
  readonly acts: readonly StructuralAct[];
}

/** One state of a text. */
export interface TextState {
  readonly revision: number;
  /** In the order in which they are read. */
  readonly questions: readonly QuestionTold[];
}

const byId = (questions: readonly QuestionTold[]): Map<string, QuestionTold> =>
  new Map(questions.filter(isStanding).map((question) => [question.questionId, question]));

/** What differs between two states of a text, in the order of the later one; what left it comes where it stood. */
export const comparisonOf = (
  from: TextState,
  to: TextState,
  chainOf: (questionId: string) => Chain | undefined,
  acts: readonly StructuralAct[],
): ComparedQuestion[] => {
  const [old, now] = [byId(from.questions), byId(to.questions)];
  const stayed = (id: string): boolean => old.get(id)?.sectionId === now.get(id)?.sectionId;
  const moved = movedBetween([...old.keys()], [...now.keys()], stayed);
  return merged([...old.keys()], [...now.keys()]).flatMap((id) => {
    const [was, is, chain] = [old.get(id), now.get(id), chainOf(id)];
    const changes = changesOf(was, is, moved.has(id));
    if (!chain || (changes.length === 0 && was?.status === is?.status)) return [];
    const reworded = changes.includes('changed');
    return [
      {
        ...told(id, was, is),
        changes,
        ...(reworded && { runs: compare(weaveOf(chain), from.revision, to.revision) }),
        ...(is ? originsOf(id, is.wording, was ? [] : acts, old) : became(id, acts)),
        acts: acts.filter(({ questions, into }) => questions.includes(id) || into.includes(id)),
      },
    ];
  });
};

const told = (
  questionId: string,
  was: QuestionTold | undefined,
  is: QuestionTold | undefined,
): Pick<ComparedQuestion, 'questionId' | 'number' | 'was' | 'sectionId' | 'status'> => ({
  ...{ questionId, number: is?.number, was: was?.number, sectionId: (is ?? was)?.sectionId ?? '' },
  status: { ...(was && { from: was.status }), ...(is && { to: is.status }) },
});

const changesOf = (
  was: QuestionTold | undefined,
  is: QuestionTold | undefined,
  moved: boolean,
): readonly QuestionChange[] => {
  if (!was) return ['added'];
  if (!is) return ['removed'];
  return [...(moved ? (['moved'] as const) : []), ...(was.wording === is.wording ? [] : (['changed'] as const))];
};

/** What became of a question that is gone. */
const became = (id: string, acts: readonly StructuralAct[]): Pick<ComparedQuestion, 'into'> => {
  const into = acts.filter(({ questions }) => questions.includes(id)).flatMap((act) => act.into);
  return into.length > 0 ? { into } : {};
};

/** What a new question was made of: for reading, its words against theirs. */
const originsOf = (
  id: string,
  wording: string,
  acts: readonly StructuralAct[],
  old: ReadonlyMap<string, QuestionTold>,
): Pick<ComparedQuestion, 'outOf' | 'display'> => {
  const outOf = acts.filter(({ into }) => into.includes(id)).flatMap(({ questions }) => questions);
  const before = outOf.flatMap((one) => old.get(one)?.wording ?? []);
  if (outOf.length === 0) return {};
  return { outOf, ...(before.length > 0 && { display: displayDiff(before.join('\n'), wording) }) };
};

/** Ids of both orders in one: those only in the first come behind the one they followed. */
const merged = (old: readonly string[], now: readonly string[]): string[] => {
  const all = [...now];
  const known = new Set(now);
  old.forEach((id, i) => {
    if (known.has(id)) return;
    all.splice(i === 0 ? 0 : all.indexOf(old[i - 1] ?? '') + 1, 0, id);
    known.add(id);
  });
  return all;
};

/** Those that changed section, and the fewest whose moving explains the rest of the order. */
const movedBetween = (old: readonly string[], now: readonly string[], stayed: (id: string) => boolean): Set<string> => {
  const places = new Map(old.map((id, i) => [id, i]));
  const both = now.filter((id) => places.has(id));
  const kept = new Set(longestRising(both.filter(stayed), (id) => places.get(id) ?? 0));
  return new Set(both.filter((id) => !kept.has(id)));
};

const longestRising = (ids: readonly string[], placeOf: (id: string) => number): string[] => {
  const ends: { readonly id: string; readonly before?: string }[] = [];
  const befores = new Map<string, string | undefined>();
  for (const id of ids) {
    const found = ends.findIndex((end) => placeOf(end.id) > placeOf(id));
    const at = found === -1 ? ends.length : found;
    befores.set(id, ends[at - 1]?.id);
    ends[at] = { id };
  }
  const rising: string[] = [];
  for (let id = ends.at(-1)?.id; id !== undefined; id = befores.get(id)) rising.push(id);
  return rising.reverse();
};
