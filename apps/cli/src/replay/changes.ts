import { match, staying } from './matching.js';

/** A question as far as a replay follows it; `touched` is what the Chair sees of it. */
export interface Followed {
  readonly questionId: string;
  readonly wording: string;
  readonly touched: string;
}

/** A paragraph of the next state: the question it is, if it is one already, and whether that has to be moved. */
export interface Next {
  readonly wording: string;
  readonly question?: Followed | undefined;
  readonly moves: boolean;
}

/** What a commit does to a text. */
export interface Changes {
  readonly deleted: readonly Followed[];
  readonly next: readonly Next[];
}

/** The changes that lead from the questions that stand to the paragraphs of the next state; as few moves as can be. */
export const changesTo = (standing: readonly Followed[], wordings: readonly string[]): Changes => {
  const pairs = match(
    standing.map(({ wording }) => wording),
    wordings,
  );
  const before = new Map(pairs.map(([i, j]) => [j, i]));
  const kept = new Set(before.values());
  const inOrder = staying(pairs.map(([i]) => i));
  return {
    deleted: standing.filter((_, i) => !kept.has(i)),
    next: wordings.map((wording, j) => {
      const place = before.get(j);
      return place === undefined
        ? { wording, moves: false }
        : { wording, question: standing[place], moves: !inOrder.has(place) };
    }),
  };
};
