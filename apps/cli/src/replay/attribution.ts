import { tokenise } from '#text';
import type { Door } from './door.js';
import { visible } from './visible.js';
import type { Walked } from './walk.js';

/** A word of the last state, whose it is by the record and, character by character, by the walk. */
export interface Word {
  readonly word: string;
  readonly question: number;
  readonly ours: string;
  /** '' where the walk has several for its characters, or none. */
  readonly theirs: string;
  /** True where the record says that it was put there by another commit than the one that first wrote it. */
  readonly moved: boolean;
}

interface Act {
  readonly proposal?: string;
}

interface Attribution {
  readonly questions: readonly {
    readonly questionId: string;
    readonly status: string;
    readonly runs: readonly { readonly text: string; readonly put: Act; readonly struck?: Act; readonly first?: Act }[];
  }[];
}

/** Every word that stands, marks too, as the record attributes it and as the walk does. */
export const wordsOf = async (
  door: Door,
  commitOf: (proposal: string | undefined) => string,
  walked: Walked,
): Promise<Word[]> => {
  const { questions } = await door.read<Attribution>('/attribution');
  const standing = questions.map(({ runs }) => runs.filter(({ struck }) => struck === undefined));
  let at = 0;
  return standing.flatMap((runs, question) => {
    const marked = runs.flatMap(({ text, put, first }) =>
      visible(text).map(() => ({ ours: commitOf((first ?? put).proposal), moved: first !== undefined })),
    );
    let within = 0;
    return wordsIn(runs.map(({ text }) => text).join('')).map(({ word, length }) => {
      const mark = marked[within] ?? { ours: '', moved: false };
      const [theirs = '', ...others] = new Set(walked.commits.slice(at, at + length));
      within += length;
      at += length;
      return { word, question, ...mark, theirs: others.length === 0 ? theirs : '' };
    });
  });
};

const wordsIn = (wording: string): { word: string; length: number }[] =>
  tokenise(wording)
    .map(({ word }) => ({ word, length: visible(word).length }))
    .filter(({ length }) => length > 0);
