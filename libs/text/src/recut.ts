import { render, tokenise, type Word } from './words.js';

/**
 * Deletions may leave two words standing without a blank between them. Typed back, they read as one; cut as the base has
 * them, they stay whose they were and nobody is credited with words that were there.
 */
export const recut = (base: readonly Word[], next: readonly Word[]): readonly Word[] => {
  const read = tokenise(render(base));
  const melted = read.length < base.length ? meltedIn(base, read) : new Map<string, Word[]>();
  if (melted.size === 0) return next;
  return next.flatMap((word) => {
    const [first, ...rest] = melted.get(word.word) ?? [];
    return first ? [{ word: first.word, lead: word.lead }, ...rest] : [word];
  });
};

/** The words of the base that read as one, by what they read as. */
const meltedIn = (base: readonly Word[], read: readonly Word[]): Map<string, Word[]> => {
  const melted = new Map<string, Word[]>();
  let at = 0;
  for (const { word } of read) {
    const parts: Word[] = [];
    for (let length = 0; length < word.length && at < base.length; at += 1) {
      const [part] = base.slice(at, at + 1);
      if (part) parts.push(part);
      length += part?.word.length ?? 0;
    }
    if (parts.map((part) => part.word).join('') !== word) return melted;
    if (parts.length > 1) melted.set(word, parts);
  }
  return melted;
};
