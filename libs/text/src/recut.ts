import { diffArrays } from 'diff';
import { render, tokenise, type Word } from './words.js';

/**
 * Deletions may leave two words standing without a blank between them. Typed back, they read as one; cut as the base has
 * them, they stay whose they were and nobody is credited with words that were there. Beyond so many changes nothing is cut.
 */
export const recut = (base: readonly Word[], next: readonly Word[], mostChanges: number): readonly Word[] => {
  const read = tokenise(render(base));
  const melted = read.length < base.length ? meltedIn(base, read) : new Map<number, Word[]>();
  if (melted.size === 0) return next;
  const places = placesIn(read, next, mostChanges);
  return next.flatMap((word, i) => {
    const [first, ...rest] = melted.get(places[i] ?? -1) ?? [];
    return first ? [{ word: first.word, lead: word.lead }, ...rest] : [word];
  });
};

/** The words of the base that read as one, by the place of the word that is read. */
const meltedIn = (base: readonly Word[], read: readonly Word[]): Map<number, Word[]> => {
  const melted = new Map<number, Word[]>();
  let at = 0;
  for (const [place, { word }] of read.entries()) {
    const parts: Word[] = [];
    for (let length = 0; length < word.length && at < base.length; at += 1) {
      const [part] = base.slice(at, at + 1);
      if (part) parts.push(part);
      length += part?.word.length ?? 0;
    }
    if (parts.map((part) => part.word).join('') !== word) return melted;
    if (parts.length > 1) melted.set(place, parts);
  }
  return melted;
};

/** Which word that was read each of the next is: the same spelling may have been written as one word elsewhere. */
const placesIn = (read: Word[], next: readonly Word[], maxEditLength: number): (number | undefined)[] => {
  const places: (number | undefined)[] = [];
  let at = 0;
  for (const { added, removed, count } of diffArrays(read, [...next], { comparator: alike, maxEditLength }) ?? []) {
    for (let i = 0; i < count && !removed; i += 1) places.push(added ? undefined : at + i);
    if (!added) at += count;
  }
  return places;
};

const alike = (a: Word, b: Word): boolean => a.word === b.word;
