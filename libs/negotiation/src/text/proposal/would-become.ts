import { markedAt, type Segment } from '#text';
import { wordingOf } from '../edit.js';
import { isTombstone, type Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import { before as readBefore } from '../structure/order.js';
import type { Text } from '../text.js';
import type { Place } from './kinds.js';

type Change = 'new' | 'reworded' | 'moved' | Question['status'];

/** What would become of a question: what it read before, and would read after; nothing where it is new, or gone. */
export interface Becoming {
  readonly questionId: string;
  /** That it is new, in other words or read elsewhere; or, where it is gone, how: removed, split or merged. */
  readonly changes: readonly Change[];
  readonly before: string;
  readonly after: string;
  readonly segments: readonly Segment[];
  /** Where it would be read, if it is new there. */
  readonly place?: Place;
  /** The questions that it comes out of. */
  readonly from?: readonly string[];
  /** What it would be split or merged into, each in its words. */
  readonly became?: readonly { readonly questionId: string; readonly wording: string }[];
}

/** Every question of which something would become, in the order in which they would be read. */
export const wouldBecome = (before: Text, after: Text): Becoming[] =>
  [...after.questions.values()].flatMap((question) => {
    const was = before.questions.get(question.questionId);
    const changes = was === question ? [] : changesOf(was, question);
    return changes.length === 0 ? [] : [told(after, was, question, changes)];
  });

const changesOf = (was: Question | undefined, is: Question): Change[] => {
  if (isTombstone(is)) return was && isTombstone(was) ? [] : [is.status];
  if (!was) return ['new'];
  const elsewhere = was.moved !== is.moved || was.sectionId !== is.sectionId;
  return [...(was.wording === is.wording ? [] : ['reworded' as const]), ...(elsewhere ? ['moved' as const] : [])];
};

const told = (text: Text, was: Question | undefined, is: Question, changes: readonly Change[]): Becoming => {
  const gone = isTombstone(is);
  const became = is.became?.flatMap((id) => text.questions.get(id) ?? []);
  return {
    ...{ questionId: is.questionId, changes, before: was ? wordingOf(was) : '' },
    ...(gone ? { after: '', segments: [] } : { after: wordingOf(is), segments: markedAt(weaveOf(is.wording)) }),
    ...(changes.some((one) => PLACING.has(one)) && { place: { sectionId: is.sectionId, after: readBefore(text, is) } }),
    ...(!was && is.from && { from: is.from }),
    ...(became && { became: became.map((one) => ({ questionId: one.questionId, wording: wordingOf(one) })) }),
  };
};

const PLACING = new Set<Change>(['new', 'moved']);
