import {
  foldAll,
  open,
  openWith,
  type Applied,
  type Author,
  type Edit,
  type Moment,
  type Opening,
  type Weave,
} from '#text';

/** One change of a wording, as its event tells it. */
export interface Change {
  readonly revision: number;
  readonly reading: number;
  readonly decision: string;
  readonly applied: Applied;
  /** The edit it came from, at its own base: what staleness is judged against. */
  readonly source?: Edit | undefined;
}

export interface FirstWording {
  readonly wording: string;
  readonly tokeniser: number;
  readonly by: readonly Author[];
  readonly revision: number;
  /** Where it was not tabled with the text: at which reading, by which decision and proposal. */
  readonly reading?: number;
  readonly decision?: string;
  readonly proposal?: string;
}

/** What a question opened with that came out of others. */
export interface OpenedWith extends Moment {
  readonly opening: Opening;
}

/**
 * A wording as the chain of what happened to it, newest first. States share their past, and the weave is folded
 * only when somebody asks, then kept for as long as the state that owns it.
 */
export type Chain = { readonly first: FirstWording | OpenedWith } | { readonly change: Change; readonly before: Chain };

const weaves = new WeakMap<Chain, Weave>();

export const weaveOf = (chain: Chain): Weave => {
  const known = weaves.get(chain);
  if (known) return known;
  const pending: Change[] = [];
  let at = chain;
  let weave: Weave | undefined;
  while (weave === undefined && 'change' in at) {
    pending.push(at.change);
    at = at.before;
    weave = weaves.get(at);
  }
  const folded = foldAll(weave ?? firstOf(at), pending.reverse());
  // An older state is seldom asked again, and its weave is soon folded anew.
  weaves.delete(at);
  weaves.set(chain, folded);
  return folded;
};

const firstOf = (chain: Chain): Weave => {
  if (!('first' in chain)) throw new Error('a chain begins with a first wording');
  const { first } = chain;
  return 'opening' in first ? openWith(first.opening, first) : opened(first);
};

const opened = ({ wording, tokeniser, by, revision, reading, decision, proposal }: FirstWording): Weave => {
  const stamp = { revision, reading: reading ?? 0, by: [...by], decision: decision ?? 'QuestionTabled' };
  return open(wording, { ...stamp, ...(proposal !== undefined && { proposal }) }, tokeniser);
};

/** The chain as it was at a revision. */
export const chainAt = (chain: Chain, revision: number): Chain => {
  let at = chain;
  while ('change' in at && at.change.revision > revision) at = at.before;
  return at;
};

/** Revision of the last change that is not undone; -1 where it reads what it first read. */
export const lastInForce = (chain: Chain): number => {
  const undone = new Set<number>();
  for (let at = chain; 'change' in at; at = at.before) {
    const { revision, applied } = at.change;
    if (!applied.undoes && !undone.has(revision)) return revision;
    for (const one of applied.undoes ?? []) undone.add(one);
  }
  return -1;
};

/** The same without what was done since and undone: to what was proposed before, it made no difference. */
export const inForceSince = (chain: Chain, revision: number): Change[] => {
  const changes = changesSince(chain, revision);
  const past = changes.flatMap(({ applied }) => applied.undoes ?? []);
  const undone = new Set(past.filter((one) => one > revision));
  return changes.filter(
    ({ revision: at, applied }) => !undone.has(at) && !applied.undoes?.every((one) => undone.has(one)),
  );
};

/** The changes since a revision, oldest first. */
export const changesSince = (chain: Chain, revision: number): Change[] => {
  const changes: Change[] = [];
  for (let at = chain; 'change' in at && at.change.revision > revision; at = at.before) changes.push(at.change);
  return changes.reverse();
};
