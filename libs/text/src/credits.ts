import { diff } from './diff.js';
import type { Author, Credit, Edit, Hunk } from './edit.js';
import { placesAt, type Weave } from './weave.js';
import { join, render, tokenise, wordsOfRun, type Word } from './words.js';

/** So many words in a row, and whose they are; without a credit, they are those of who proposes the edit. */
export interface OwnedRun {
  readonly words: number;
  readonly credit?: Credit;
}

/** Whose the words are that one hunk of an edit strikes and inserts, in order. */
export interface HunkCredits {
  readonly struck: readonly OwnedRun[];
  readonly ins: readonly OwnedRun[];
}

/** Whose proposal: all who sponsor it when it is decided, and what of it sub-amendments put in, hunk by hunk. */
export interface Sponsored {
  readonly by: readonly Author[];
  readonly proposal: string;
  readonly credits?: readonly HunkCredits[] | undefined;
}

/** Who is credited with each struck place of the weave, and with each word that a hunk of the edit inserts. */
export interface Credits {
  readonly struck: (place: number) => Credit;
  readonly inserted: (hunk: number, word: number) => Credit;
}

/** To whom a proposal's words and strikes go. */
export const creditsOf = (weave: Weave, edit: Edit, { by, proposal, credits }: Sponsored): Credits => {
  const own: Credit = { by, proposal };
  if (credits === undefined) return { struck: () => own, inserted: () => own };
  const places = placesAt(weave, edit.base);
  const struck = new Map<number, Credit>();
  edit.hunks.forEach(({ from }, hunk) => {
    spread(credits[hunk]?.struck).forEach((credit, i) => struck.set(places[from + i] ?? -1, credit ?? own));
  });
  const inserted = edit.hunks.map((_, hunk) => spread(credits[hunk]?.ins));
  return {
    struck: (place) => struck.get(place) ?? own,
    inserted: (hunk, word) => inserted[hunk]?.[word] ?? own,
  };
};

const spread = (runs: readonly OwnedRun[] = []): (Credit | undefined)[] =>
  runs.flatMap(({ words, credit }) => Array.from({ length: words }, () => credit));

/** An edit's hunks, and whose they are where not all are the proponents'. */
export interface Credited {
  readonly hunks: readonly Hunk[];
  readonly credits?: readonly HunkCredits[] | undefined;
}

/** A word of a proposal's wording: one of the base, or one put in; and whose it is. */
interface Token extends Word {
  readonly from?: number;
  readonly credit?: Credit | undefined;
}

/** A base with hunks laid over it: what it reads, and who struck each word of the base that is gone. */
interface Laid {
  readonly tokens: readonly Token[];
  readonly gone: ReadonlyMap<number, Credit | undefined>;
}

/**
 * The proposal with a sub-amendment taken into it: one edit of the same base, with each run credited to whose it is. The
 * sub-amendment's hunks count the words of the wording that the proposal gives; what of them is not credited otherwise is `own`.
 */
export const subAmended = (base: readonly Word[], proposal: Credited, sub: Credited, own: Credit) => {
  const { tokens, gone } = laidOver(base, proposal);
  const read = recut(tokens);
  const struck = new Map(gone);
  const next: Token[] = [];
  let done = 0;
  sub.hunks.forEach(({ from, to, ins }, hunk) => {
    const theirs = sub.credits?.[hunk];
    const [putIn, gone] = [spread(theirs?.ins), spread(theirs?.struck)];
    next.push(
      ...read.slice(done, from).flat(),
      ...wordsOfRun(ins).map((word, i) => ({ ...word, credit: putIn[i] ?? own })),
    );
    read.slice(from, to).forEach((tokens, i) => {
      for (const token of tokens) if (token.from !== undefined) struck.set(token.from, gone[i] ?? own);
    });
    done = to;
  });
  return hunksOf(base, { tokens: [...next, ...read.slice(done).flat()], gone: struck });
};

/**
 * Whose the words of a proposal are that was stated anew: what sub-amendments had put in, and is still among its words, stays
 * theirs, found by aligning the wording before with the one now; and so do words that they had struck, and that still are.
 */
export const recredited = (
  base: readonly Word[],
  before: Credited,
  newBase: readonly Word[],
  hunks: readonly Hunk[],
): HunkCredits[] => {
  const { tokens, gone } = laidOver(base, before);
  const next = laidOver(newBase, { hunks }).tokens;
  const olds = aligned(base, newBase);
  const owners = kept(tokens, next);
  let at = 0;
  let done = 0;
  return hunks.map(({ from, to, ins }) => {
    const first = at + from - done;
    const { length } = wordsOfRun(ins);
    [at, done] = [first + length, to];
    const struck = runs(olds.slice(from, to).map((old) => gone.get(old ?? -1)));
    return { struck, ins: runs(owners.slice(first, first + length)) };
  });
};

/** The credit of each word of `next` that was among the words of `tokens`, as far as it had one. */
export const kept = (tokens: readonly Token[], next: readonly Word[]): (Credit | undefined)[] => {
  const owners: (Credit | undefined)[] = [];
  let done = 0;
  for (const { from, to, ins } of [...diff(tokens, next), { from: tokens.length, to: tokens.length, ins: '' }]) {
    owners.push(...tokens.slice(done, from).map(({ credit }) => credit), ...wordsOfRun(ins).map(() => undefined));
    done = to;
  }
  return owners;
};

/** Which word of the old base each word of the new one is, if it is one of them. */
const aligned = (base: readonly Word[], newBase: readonly Word[]): (number | undefined)[] => {
  const olds: (number | undefined)[] = [];
  let done = 0;
  for (const { from, to, ins } of [...diff(base, newBase), { from: base.length, to: base.length, ins: '' }]) {
    for (let i = done; i < from; i += 1) olds.push(i);
    olds.push(...wordsOfRun(ins).map(() => undefined));
    done = to;
  }
  return olds;
};

const laidOver = (base: readonly Word[], { hunks, credits }: Credited): Laid => {
  const tokens: Token[] = [];
  const gone = new Map<number, Credit | undefined>();
  const stood = (from: number, to: number): void => {
    base.slice(from, to).forEach(({ word, lead }, i) => tokens.push({ word, lead, from: from + i }));
  };
  let done = 0;
  hunks.forEach(({ from, to, ins }, hunk) => {
    stood(done, from);
    const [struck, inserted] = [spread(credits?.[hunk]?.struck), spread(credits?.[hunk]?.ins)];
    for (let i = from; i < to; i += 1) gone.set(i, struck[i - from]);
    wordsOfRun(ins).forEach((word, i) => tokens.push({ ...word, credit: inserted[i] }));
    done = to;
  });
  stood(done, base.length);
  return { tokens, gone };
};

/**
 * The words as they are read, each with the tokens that make it up: words that stand without a blank since others were struck
 * between them read as one, and are still whose they were. Where they are cut anew across each other, they are the proponents'.
 */
const recut = (tokens: readonly Token[]): (readonly Token[])[] => {
  const read: readonly Token[] = tokenise(render(tokens));
  const cells: (readonly Token[])[] = [];
  for (let [at, i] = [0, 0]; i < read.length;) {
    const own = tokens.slice(at, (at += 1));
    const words = read.slice(i, (i += 1));
    for (let ahead = lengthOf(own) - lengthOf(words); ahead !== 0; ahead = lengthOf(own) - lengthOf(words))
      if (ahead < 0) own.push(...tokens.slice(at, (at += 1)));
      else words.push(...read.slice(i, (i += 1)));
    cells.push(...(words.length === 1 ? [own] : words.map((word) => [word])));
  }
  return cells;
};

/** The same however letters are composed; without blanks, and line ends, which are not read at either end of a wording. */
const lengthOf = (words: readonly Word[]): number =>
  words.reduce((sum, { word }) => sum + (word === '\n' ? 0 : word.normalize('NFD').length), 0);

const hunksOf = (base: readonly Word[], { tokens, gone }: Laid): { hunks: Hunk[]; credits: HunkCredits[] } => {
  const found: { hunk: Hunk; credits: HunkCredits }[] = [];
  let at = 0;
  let put: Token[] = [];
  for (const token of [...tokens, { word: '', lead: '', from: base.length }]) {
    if (token.from === undefined) put.push(token);
    else {
      found.push(...hunkOf(base, { from: at, to: token.from }, put, gone));
      at = token.from + 1;
      put = [];
    }
  }
  return { hunks: found.map(({ hunk }) => hunk), credits: found.map(({ credits }) => credits) };
};

/** Words struck and put back as they were are not touched. */
const hunkOf = (
  base: readonly Word[],
  range: { readonly from: number; readonly to: number },
  put: readonly Token[],
  gone: Laid['gone'],
): { hunk: Hunk; credits: HunkCredits }[] => {
  let { from, to } = range;
  let [start, end] = [0, put.length];
  for (; from < to && start < end && same(base[from], put[start]); from += 1) start += 1;
  for (; from < to && start < end && same(base[to - 1], put[end - 1]); to -= 1) end -= 1;
  const tokens = put.slice(start, end);
  if (from === to && tokens.length === 0) return [];
  const struck = runs(Array.from({ length: to - from }, (_, i) => gone.get(from + i)));
  const hunk = { from, to, del: join(base.slice(from, to)), ins: join(tokens) };
  return [{ hunk, credits: { struck, ins: runs(asRead(tokens)) } }];
};

const same = (a: Word | undefined, b: Word | undefined): boolean => a?.word === b?.word && a?.lead === b?.lead;

/** Whose each word of the run is when it is read back: who wrote where it begins. */
const asRead = (tokens: readonly Token[]): (Credit | undefined)[] => {
  const owners = tokens.flatMap(({ lead, word, credit }) => Array.from(lead + word, () => credit));
  let at = 0;
  return wordsOfRun(join(tokens)).map(({ lead, word }) => {
    const owner = owners[at];
    at += Array.from(lead + word).length;
    return owner;
  });
};

const runs = (credits: readonly (Credit | undefined)[]): OwnedRun[] => {
  const found: { words: number; credit?: Credit }[] = [];
  for (const credit of credits) {
    const open = found.at(-1);
    if (open && sameCredit(open.credit, credit)) open.words += 1;
    else found.push({ words: 1, ...(credit && { credit }) });
  }
  return found;
};

/** The Chair's own words are of no proposal, and yet not the proponents'. */
const sameCredit = (a: Credit | undefined, b: Credit | undefined): boolean =>
  (a === undefined) === (b === undefined) && a?.proposal === b?.proposal;
