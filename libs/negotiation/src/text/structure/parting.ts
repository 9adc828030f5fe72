import { Invalid, Refused, sha256 } from '#eventsourcing';
import {
  cutNow,
  edgeStands,
  isFault,
  merge,
  normalise,
  openWith,
  rejoined,
  split,
  wordingAt,
  wordsAt,
  type Credit,
  type Opening,
} from '#text';
import { z } from 'zod';
import { knownQuestion } from '../guards.js';
import type { MergeProposal, SplitProposal } from '../proposal/kinds.js';
import { weaveOf, type Chain } from '../question/wording.js';
import type { Text } from '../text.js';

type Cut = Pick<SplitProposal, 'questionId' | 'base' | 'cuts'>;
type Joined = Pick<MergeProposal, 'questions' | 'joints'>;

/** Words that a question is cut before. */
export const CutsInput = z.array(z.int().min(1)).min(1).max(19);

/** What a question that is to open says. */
export interface Worded {
  readonly opening: Opening;
  readonly wordingHash: string;
}

/** Where the cuts lie in the wording as it stands; undefined once one has lost its place. */
export const cutsNow = (text: Text, cut: Cut): number[] | undefined =>
  cutsIn(knownQuestion(text, cut.questionId).wording, cut);

/** The same in any state of the wording. */
export const cutsIn = (chain: Chain, { base, cuts }: Pick<Cut, 'base' | 'cuts'>): number[] | undefined => {
  const weave = weaveOf(chain);
  const now = cuts.flatMap((cut) => cutNow(weave, base, cut) ?? []);
  return now.length === cuts.length ? now : undefined;
};

/** Whether the wordings still begin and end, where they are to be joined, with the words they did at the base. */
export const joinsNow = (text: Text, { questions, base }: Pick<MergeProposal, 'questions' | 'base'>): boolean =>
  questions.every((id, i) => {
    const weave = weaveOf(knownQuestion(text, id).wording);
    const last = i === questions.length - 1;
    return (i === 0 || edgeStands(weave, base, 'first')) && (last || edgeStands(weave, base, 'last'));
  });

/** What the parts open with; cuts that part brackets, or leave a part without words, are refused. */
export const parted = (text: Text, cut: Cut): Worded[] => {
  const { questionId: question } = cut;
  const weave = weaveOf(knownQuestion(text, question).wording);
  const parts = split({ question, weave }, cutsNow(text, cut) ?? []);
  if (!isFault(parts)) return parts.map(worded);
  if (parts.code === 'SPANS_CROSS')
    throw new Refused('R17', 'SPANS_CROSS', `${parts.message} Settle those brackets first, or cut elsewhere.`);
  throw new Invalid(parts.code, parts.message, [{ path: 'data.cuts', message: 'must leave words in each part' }]);
};

/** What the merged question opens with; joints that are not as they were proposed are the Chair's as far as they differ. */
export const joined = (
  text: Text,
  { questions, joints }: Joined,
  credit: Credit,
  proposed: readonly string[] = joints,
): Worded =>
  worded(
    merge(
      questions.map((question) => ({ question, weave: weaveOf(knownQuestion(text, question).wording) })),
      joints.map((joint, i) => rejoined(proposed[i] ?? '', joint, credit)),
    ),
  );

const worded = (opening: Opening): Worded => {
  const wording = wordingAt(openWith(opening, { revision: 0, reading: 0, decision: '' }));
  if (wording !== normalise(wording) || wording === '')
    throw new Invalid('WORDING_NOT_NORMAL', 'A wording begins and ends with a word, without blank lines around it.');
  return { opening, wordingHash: sha256(wording) };
};

/** A base at which each of the questions had a wording. */
export const knownBase = (text: Text, base: number, questions: readonly string[]): void => {
  const opened = Math.max(...questions.map((id) => weaveOf(knownQuestion(text, id).wording).opened));
  if (base > text.revision || base < opened)
    throw new Invalid('BASE_UNKNOWN', `Not each of the questions has a wording at revision ${String(base)}.`, [
      { path: 'data.base', message: `must be from ${String(opened)} to ${String(text.revision)}` },
    ]);
};

/** Cuts ascend, between words of the wording at their base. */
export const knownCuts = (text: Text, { questionId, base, cuts }: Cut): void => {
  const { length } = wordsAt(weaveOf(knownQuestion(text, questionId).wording), base);
  if (cuts.some((cut, i) => cut <= (cuts[i - 1] ?? 0) || cut >= length))
    throw new Invalid('CUT_OUT_OF_RANGE', `Cuts ascend from 1 to ${String(length - 1)}.`, [
      { path: 'data.cuts', message: 'must lie between words, in ascending order' },
    ]);
};
