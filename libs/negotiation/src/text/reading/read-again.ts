import { changeProposal, type Proposals } from '../proposal/proposal.js';
import { changeQuestion, type Question, type Questions } from '../question/question.js';

interface Read {
  readonly questions: Questions;
  readonly proposals: Proposals;
}

/** What was put off, once a reading reads it: the questions are open again, the proposals before the room. */
export const readAgain = <R extends Read>(
  text: R,
  questions: readonly string[],
  takenUp: readonly string[],
  fact: { readonly revision: number },
): R => ({
  ...text,
  proposals: takenUp.reduce((all, id) => changeProposal(all, id, fact, () => ({ status: 'tabled' })), text.proposals),
  questions: questions.reduce((all, id) => {
    const question = all.get(id);
    return question?.status === 'deferred' || question?.carriedOver !== undefined
      ? changeQuestion(all, id, fact, (q) => ({ ...reopened(q), carriedOver: undefined }))
      : all;
  }, text.questions),
});

const reopened = ({ status }: Question): Partial<Question> => (status === 'deferred' ? { status: 'open' } : {});
