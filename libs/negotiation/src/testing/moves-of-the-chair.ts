import type { Text } from '../text/text.js';
import type { Filled } from './move.js';
import { idOf } from './room.js';

const questions: Filled = ({ flag, from }, { question }, text) => {
  const all = [...text.questions.keys()];
  const other = all[from % all.length] ?? question;
  return { questions: flag && other !== question ? [question, other] : [question] };
};

/** What else is undecided. */
const undecided = ({ proposals }: Text, besides: string): string[] =>
  [...proposals.values()]
    .filter(({ status, proposalId }) => status === 'tabled' && proposalId !== besides)
    .map(({ proposalId }) => proposalId)
    .slice(-1);

/** What the commands say by which the Chair conducts a reading, in a random negotiation. */
export const CHAIR_DATA: Partial<Record<string, Filled>> = {
  SuspendReading: () => ({}),
  ResumeReading: () => ({}),
  WidenScope: questions,
  NarrowScope: questions,
  TakeUpQuestion: (_, { question }) => ({ questionId: question }),
  DecidePackage: ({ flag }, { proposal }, text) => ({
    proposals: [...undecided(text, proposal), proposal, idOf('nothing')].slice(0, 2),
    outcome: flag ? 'accepted' : 'not-retained',
  }),
  IssueInterimRevision: () => ({}),
  CarryEverythingOver: () => ({ reason: 'out-of-time' }),
};
