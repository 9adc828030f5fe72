import type { Word } from '#text';

/** A state of a file word by word, with a line end between one paragraph and the next. */
export interface State {
  readonly words: readonly Word[];
  /** The paragraph that each word stands in; -1 for the line ends between them. */
  readonly paragraphs: readonly number[];
  /** Where each paragraph begins, and where one after the last would. */
  readonly starts: readonly number[];
}

/** The words of paragraphs that are read one after the other. */
export const stateOf = (paragraphs: readonly (readonly Word[])[]): State => {
  const words: Word[] = [];
  const places: number[] = [];
  const starts = [0];
  paragraphs.forEach((paragraph, n) => {
    for (const word of paragraph) {
      words.push(word);
      places.push(n);
    }
    words.push({ word: '\n', lead: '' });
    places.push(-1);
    starts.push(words.length);
  });
  return { words, paragraphs: places, starts };
};

/** The words of one paragraph. */
export const wordsIn = ({ words, starts }: State, paragraph: number): readonly Word[] =>
  words.slice(starts[paragraph], (starts[paragraph + 1] ?? 1) - 1);

/** How many of some words can be spoken: marks do not count. */
export const spoken = (words: readonly (Word | undefined)[]): number =>
  words.filter((word) => word !== undefined && /[\p{L}\p{N}]/u.test(word.word)).length;
