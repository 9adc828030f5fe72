import { fold, open, type Applied, type Author, type Edit, type Weave } from '#text';

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

/**
 * A wording as the chain of what happened to it, newest first. States share their past, and the weave is folded
 * only when somebody asks, then kept for as long as the state that owns it.
 */
export type Chain = { readonly first: FirstWording } | { readonly change: Change; readonly before: Chain };

const weaves = new WeakMap<Chain, Weave>();

export const weaveOf = (chain: Chain): Weave => {
  const pending: { chain: Chain; change: Change }[] = [];
  let at = chain;
  let weave = weaves.get(at);
  while (weave === undefined && 'change' in at) {
    pending.push({ chain: at, change: at.change });
    at = at.before;
    weave = weaves.get(at);
  }
  if (weave === undefined) {
    if (!('first' in at)) throw new Error('a chain begins with a first wording');
    weave = opened(at.first);
    weaves.set(at, weave);
  }
  for (const { chain: link, change } of pending.reverse()) {
    weave = fold(weave, change, change.applied);
    weaves.set(link, weave);
  }
  return weave;
};

const opened = ({ wording, tokeniser, by, revision, reading, decision, proposal }: FirstWording): Weave => {
  const stamp = { revision, reading: reading ?? 0, by: [...by], decision: decision ?? 'QuestionTabled' };
  return open(wording, { ...stamp, ...(proposal !== undefined && { proposal }) }, tokeniser);
};

/** The changes since a revision, oldest first. */
export const changesSince = (chain: Chain, revision: number): Change[] => {
  const changes: Change[] = [];
  for (let at = chain; 'change' in at && at.change.revision > revision; at = at.before) changes.push(at.change);
  return changes.reverse();
};
