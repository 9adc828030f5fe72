import type { Proposal } from '../proposal/kinds.js';
import type { Question } from '../question/question.js';
import { openReading, putOn, type Text } from '../text.js';

/** How a reading comes under way, one command after the other; none where one is. */
export const toAReading = (text: Text): readonly string[] => {
  switch (openReading(text)?.status) {
    case 'open':
      return [];
    case 'suspended':
      return ['ResumeReading'];
    default:
      return text.readings.at(-1)?.status === 'closed' ? ['IssueRevision', 'OpenReading'] : ['OpenReading'];
  }
};

/** How a question comes before the room; none where nothing brings it back. */
export const toTheRoom = (text: Text, { status }: Question): readonly string[] => {
  if (status === 'removed') return ['ReinstateQuestion'];
  if (status === 'agreed' || status === 'ad-referendum') return ['ReopenQuestion'];
  if (status !== 'open' && status !== 'deferred') return [];
  return openReading(text)?.status === 'open' ? ['WidenScope'] : toAReading(text);
};

export const isBeforeTheRoom = (text: Text, { questionId, status }: Question): boolean => {
  const reading = openReading(text);
  return reading?.status === 'open' && status === 'open' && reading.scope.includes(questionId);
};

/** What would settle a question that is before the room: while a wording is put, nothing but the gavel, or taking it back first. */
export const toSettle = (text: Text, questionId: string, ...besides: string[]): readonly string[] =>
  putOn(text, questionId) ? GAVEL : ['DisposeOfQuestion', 'PutWording', ...besides];

/** What would dispose of a proposal, as things stand: on a question that is put off, or not read, it can only be put off too. */
export const toDispose = (text: Text, proposal: Proposal): readonly string[] => {
  const question = text.questions.get(proposal.questionId);
  if (proposal.status !== 'tabled')
    return question?.status === 'agreed' ? ['WithdrawProposal'] : ['OpenReading', 'WithdrawProposal'];
  const reading = toAReading(text);
  if (reading.length > 0) return [...reading, 'WithdrawProposal'];
  if (question && !isBeforeTheRoom(text, question)) return ['CarryOver', 'WithdrawProposal'];
  return putOn(text, proposal.questionId) ? [...GAVEL, 'CarryOver'] : decisionsOn(proposal.kind);
};

const GAVEL = ['AgreeWithoutObjection', 'TakeBackPut'];
const DECISIONS = ['AcceptProposal', 'NotRetain', 'DeferProposal', 'CarryOver'];
const DECISIONS_IN_WORDS = ['AcceptAsAmended', 'ReflectInBrackets', ...DECISIONS];

const decisionsOn = (kind: Proposal['kind']): string[] => {
  if (kind === 'edit') return DECISIONS_IN_WORDS;
  if (kind === 'idea') return ['WordIdea', ...DECISIONS.slice(1)];
  return kind === 'sub-amendment' ? ['TakeSubAmendment', ...DECISIONS] : DECISIONS;
};
