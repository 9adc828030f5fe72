import { isTombstone, type Question } from '../question/question.js';
import type { Text } from '../text.js';

/** The questions that stand and follow these up, or follow up what does; in the order in which they are read. */
export const followersOf = ({ questions }: Text, ids: readonly string[]): Question[] => {
  const family = new Set(ids);
  for (let grown = -1; grown < family.size;) {
    grown = family.size;
    for (const { questionId, followUp } of questions.values())
      if (followUp && family.has(followUp.of)) family.add(questionId);
  }
  return [...questions.values()].filter(
    (q) => family.has(q.questionId) && !ids.includes(q.questionId) && !isTombstone(q),
  );
};

/** How deep a question follows up others: 1 for one that follows up none. */
export const depthOf = ({ questions }: Text, questionId: string): number => {
  let depth = 1;
  for (let q = questions.get(questionId); q?.followUp; q = questions.get(q.followUp.of)) depth += 1;
  return depth;
};

/** The place behind a question is behind all that follows it up, unless what comes there follows up one of them. */
export const behind = (text: Text, after: string | null, followedUp?: string): string | null => {
  if (after === null || after === followedUp) return after;
  const family = followersOf(text, [after]);
  if (family.some(({ questionId }) => questionId === followedUp)) return after;
  const { sectionId } = text.questions.get(after) ?? {};
  return family.findLast((q) => q.sectionId === sectionId)?.questionId ?? after;
};

/** The question read just before one, in its section. */
export const before = ({ questions }: Text, { questionId, sectionId }: Question): string | null => {
  const section = [...questions.values()].filter((q) => q.sectionId === sectionId).map((q) => q.questionId);
  return section[section.indexOf(questionId) - 1] ?? null;
};
