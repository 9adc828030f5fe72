import { isHead, type Word } from './words.js';

/** Words `from` up to but not including `to` give way to `ins`. */
export interface Change {
  from: number;
  to: number;
  ins: Word[];
}

/**
 * A shortest alignment leaves open where among repeated words a pure insertion or deletion stands. Each is slid to where it
 * joins a neighbour (fewest hunks), else to where it begins or ends at punctuation; otherwise words are credited to the
 * wrong delegation ("of the Protocol, the").
 */
export const canonical = (base: readonly Word[], changes: readonly Change[]): Change[] => {
  const settled: Change[] = [];
  changes.forEach((change, i) => {
    const low = settled.at(-1)?.to ?? 0;
    const high = changes[i + 1]?.from ?? base.length;
    const best = isPure(change)
      ? slid(base, change, { low, high, first: settled.length === 0, last: i + 1 === changes.length })
      : change;
    const previous = settled.at(-1);
    if (previous?.to === best.from) settled.splice(-1, 1, joined(previous, best));
    else settled.push(best);
  });
  return touchingJoined(settled);
};

const isPure = ({ from, to, ins }: Change): boolean => from === to || ins.length === 0;

const joined = (a: Change, b: Change): Change => ({ from: a.from, to: b.to, ins: [...a.ins, ...b.ins] });

const touchingJoined = (changes: readonly Change[]): Change[] => {
  const result: Change[] = [];
  for (const change of changes) {
    const previous = result.at(-1);
    if (previous?.to === change.from) result.splice(-1, 1, joined(previous, change));
    else result.push(change);
  }
  return result;
};

interface Room {
  readonly low: number;
  readonly high: number;
  readonly first: boolean;
  readonly last: boolean;
}

const slid = (base: readonly Word[], change: Change, room: Room): Change => {
  const value = (c: Change): number => merit(base, c) + (joins(c, room) ? 100 : 0);
  let best = change;
  for (const step of [left, right])
    for (let next = step(base, change, room); next; next = step(base, next, room))
      if (value(next) > value(best)) best = next;
  return best;
};

const joins = ({ from, to }: Change, { low, high, first, last }: Room): boolean =>
  (!first && from === low) || (!last && to === high);

const left = (base: readonly Word[], { from, to, ins }: Change, { low }: Room): Change | undefined => {
  const edge = ins.at(-1) ?? base[to - 1];
  if (from <= low || !edge || !alike(base[from - 1], edge)) return undefined;
  return { from: from - 1, to: to - 1, ins: ins.length ? [edge, ...ins.slice(0, -1)] : [] };
};

const right = (base: readonly Word[], { from, to, ins }: Change, { high }: Room): Change | undefined => {
  const edge = ins[0] ?? base[from];
  if (to >= high || !edge || !alike(base[to], edge)) return undefined;
  return { from: from + 1, to: to + 1, ins: ins.length ? [...ins.slice(1), edge] : [] };
};

const alike = (a: Word | undefined, b: Word): boolean => a?.word === b.word && a.lead === b.lead;

const isMark = (word: Word | undefined): boolean => word !== undefined && /^[\p{P}\p{S}]/u.test(word.word);

/** How naturally a run is cut: after punctuation, at its own closing mark, as a clause between commas, as a paragraph. */
const merit = (base: readonly Word[], { from, to, ins }: Change): number => {
  const run = ins.length > 0 ? ins : base.slice(from, to);
  const opens = isMark(run[0]) && run[0]?.lead === '';
  const closes = isMark(run.at(-1));
  const paragraph = isHead(base, from) ? 3 : 0;
  const clause = opens && closes ? 4 : 0;
  const ended = closes && !opens ? 2 : 0;
  return paragraph + clause + ended + (isMark(base[from - 1]) ? 2 : 0);
};
