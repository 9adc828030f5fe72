import type { Filled } from './move.js';

const questions: Filled = ({ flag, from }, { question }, text) => {
  const all = [...text.questions.keys()];
  const other = all[from % all.length] ?? question;
  return { questions: flag && other !== question ? [question, other] : [question] };
};

/** What the commands say by which the Chair conducts a reading, in a random negotiation. */
export const CHAIR_DATA: Partial<Record<string, Filled>> = {
  SuspendReading: () => ({}),
  ResumeReading: () => ({}),
  WidenScope: questions,
  NarrowScope: questions,
  TakeUpQuestion: (_, { question }) => ({ questionId: question }),
  IssueInterimRevision: () => ({}),
  CarryEverythingOver: () => ({ reason: 'out-of-time' }),
};
