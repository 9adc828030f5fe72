import { Refused, sha256 } from '#eventsourcing';
import { fold, wordingAt, type Applied, type Sponsored, type Weave } from '#text';
import type { z } from 'zod';
import type { Act } from '../../act.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince, type DecisionFields } from '../decision.js';
import { anEdit, knownProposal, nothingPutOn, questionBeforeTheRoom, readingUnderWay, undecided } from '../guards.js';
import type { Question } from '../question/question.js';
import type { Text } from '../text.js';
import type { EditProposal, Proposal } from './proposal.js';

export const ProposalDecision = { proposalId: Id, ...DecisionInput };
type Said = z.infer<z.ZodObject<typeof ProposalDecision>>;

export interface ProposalBeforeTheChair {
  readonly proposal: Proposal;
  readonly fields: DecisionFields & { proposalId: string; questionId: string };
}

/** What the Chair decides on is as the Chair saw it, before the room, and not overtaken by a wording that is put. */
export const beforeTheChair = (data: Said, text: Text, act: Act): ProposalBeforeTheChair => {
  const proposal = knownProposal(text, data.proposalId);
  const question = text.questions.get(proposal.questionId)?.touched;
  unchangedSince(act, text.revision, { proposal: proposal.touched, ...(question !== undefined && { question }) });
  undecided(proposal);
  const { proposalId, questionId } = proposal;
  if (proposal.kind === 'addition') readingUnderWay(text);
  else questionBeforeTheRoom(text, questionId);
  nothingPutOn(text, questionId);
  return { proposal, fields: { proposalId, questionId, ...decided(act, data) } };
};

/** The same, where it is to be decided in words. */
export const wordsBeforeTheChair = (
  data: Said,
  text: Text,
  act: Act,
): ProposalBeforeTheChair & { readonly proposal: EditProposal; readonly question: Question } => {
  const { proposal, fields } = beforeTheChair(data, text, act);
  return { proposal: anEdit(proposal), question: questionBeforeTheRoom(text, proposal.questionId), fields };
};

/** To whom the words of a proposal are credited. */
export const sponsored = ({
  by,
  proposalId,
  credits,
}: Pick<EditProposal, 'by' | 'proposalId' | 'credits'>): Sponsored => ({
  by,
  proposal: proposalId,
  ...(credits && { credits }),
});

/** What an event says of a wording that it changes; a question without words is one taken out, and that is said so (R26). */
export const worded = (weave: Weave, applied: Applied): { applied: Applied; wordingHash: string } => {
  const wording = wordingAfter(weave, applied);
  if (wording === '')
    throw new Refused('R26', 'NOTHING_LEFT', 'No words would be left: a question is taken out by disposing of it.');
  return { applied, wordingHash: sha256(wording) };
};

/** The wording once `applied` is folded in, at whatever revision that will be. */
export const wordingAfter = (weave: Weave, applied: Applied): string =>
  wordingAt(fold(weave, { revision: Number.MAX_SAFE_INTEGER, reading: 0, decision: '' }, applied));
