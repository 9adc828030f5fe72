import type { QuestionTold } from './told.js';

/** A question that another became, or came out of, under the number that it has or had. */
export interface Kin {
  readonly questionId: string;
  readonly number?: string;
  /** Left out where the reader is told nothing of it, or it was not there. */
  readonly status?: string;
}

/** The questions of a state, tombstones among them, by their ids. */
export type Known = ReadonlyMap<string, QuestionTold>;

export const knownBy = (questions: readonly QuestionTold[]): Known =>
  new Map(questions.map((question) => [question.questionId, question]));

/** A question followed through splits and mergers: where that ends, and what lies on the way, itself first. */
export interface Line {
  readonly ends: readonly string[];
  readonly passed: readonly string[];
}

/** What became of a question: what stands now, or was taken out. */
export const onward = (questionId: string, now: Known): Line => followed(questionId, (id) => now.get(id)?.became ?? []);

/** What a question came out of: what there was before, or was added since. */
export const backward = (questionId: string, before: Known, now: Known): Line =>
  followed(questionId, (id) => (before.has(id) ? [] : (now.get(id)?.from ?? [])));

const followed = (questionId: string, next: (id: string) => readonly string[]): Line => {
  const [ends, passed] = [new Set<string>(), new Set([questionId])];
  const pending = [...next(questionId)];
  // What is found on the way is followed in its turn.
  for (const id of pending) {
    const further = next(id);
    if (further.length === 0) ends.add(id);
    else if (!passed.has(id)) pending.push(...further);
    if (further.length > 0) passed.add(id);
  }
  return { ends: [...ends], passed: [...passed] };
};

export const kinOf = (questionIds: readonly string[], known: Known): Kin[] =>
  questionIds.map((questionId) => {
    const { number, status } = known.get(questionId) ?? {};
    return { questionId, ...(number !== undefined && { number }), ...(status !== undefined && { status }) };
  });

/** What a question is now that was split or merged, among the questions of a text. */
export const becameOf = (questionId: string, questions: readonly QuestionTold[]): Kin[] => {
  const now = knownBy(questions);
  return kinOf(onward(questionId, now).ends, now);
};
