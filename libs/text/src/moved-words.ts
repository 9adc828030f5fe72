import type { Compared } from './compared.js';

/** How many words in a row must agree before a place is held to be where a passage came from; short of that, any will do. */
const SURE = 4;

/** A word that stands in one of the states only: by what it is known again, alone and with those behind it. */
interface Lone {
  readonly word: Compared;
  readonly alone: string;
  /** None where too few words follow. */
  readonly passage: string | undefined;
}

/** What was moved keeps its first author, and that says where it came from: the same word by the same act, of a like passage. */
export const markMoves = (words: readonly Compared[]): void => {
  const short = shortening();
  const [gone, come] = [lone(words, 'struck', short), lone(words, 'inserted', short)];
  const [ofPassage, ofWord] = [firstFree(gone, ({ passage }) => passage), firstFree(gone, ({ alone }) => alone)];
  let next = 0;
  for (const { word, alone, passage } of come) {
    const onward = gone[next]?.alone === alone && isFree(gone[next]) ? next : undefined;
    const place = onward ?? ofPassage(passage) ?? ofWord(alone) ?? -1;
    const source = gone[place]?.word;
    if (!source) continue;
    source.fate = 'moved-away';
    word.fate = 'moved-here';
    next = place + 1;
  }
};

/** Keys are long, and many are alike. */
const shortening = (): ((key: string) => string) => {
  const known = new Map<string, string>();
  return (key) => {
    const short = known.get(key) ?? String(known.size);
    known.set(key, short);
    return short;
  };
};

const lone = (words: readonly Compared[], fate: Compared['fate'], short: (key: string) => string): Lone[] => {
  const found = words.filter((word) => word.fate === fate);
  const keys = found.map(({ key }) => short(key));
  return found.map((word, i) => ({
    ...{ word, alone: keys[i] ?? '' },
    passage: i + SURE > keys.length ? undefined : keys.slice(i, i + SURE).join(' '),
  }));
};

const isFree = (one: Lone | undefined): boolean => one?.word.fate === 'struck';

/** The first place with a key that no word is held to have come from yet; a place that is taken is passed over for good. */
const firstFree = (
  gone: readonly Lone[],
  keyOf: (one: Lone) => string | undefined,
): ((key: string | undefined) => number | undefined) => {
  const places = new Map<string | undefined, number[]>();
  gone.toReversed().forEach((one, i) => {
    const [key, place] = [keyOf(one), gone.length - 1 - i];
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  });
  return (key) => {
    const left = key === undefined ? [] : (places.get(key) ?? []);
    while (left.length > 0 && !isFree(gone[left.at(-1) ?? -1])) left.pop();
    return left.at(-1);
  };
};
