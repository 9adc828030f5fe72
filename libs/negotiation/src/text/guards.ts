import { Forbidden, NotFound, Refused } from '#eventsourcing';
import type { Act } from '../act.js';
import type { Float, Put } from './floor/floor.js';
import { meant } from './mistaken.js';
import type { Objection } from './objection/objection.js';
import type { EditProposal, IdeaProposal, Proposal, SubAmendment } from './proposal/kinds.js';
import { isTombstone, type Question } from './question/question.js';
import type { Reading } from './reading/reading.js';
import { openReading, putOn, type Text } from './text.js';
import type { Tabled } from './tabling/tabling.js';

export const tabledText = (text: Text): Tabled => {
  if (!text.tabled) throw new NotFound('TEXT_UNKNOWN', `No text ${text.id} was tabled.`);
  return text.tabled;
};

/** The reading that was opened and not closed yet: what is said in writing does not wait for it to be resumed. */
export const readingBegun = (text: Text): Reading => {
  tabledText(text);
  const reading = openReading(text);
  if (reading) return reading;
  const last = text.readings.at(-1);
  const standing = last ? `Reading ${String(last.n)} is ${last.status}` : 'No reading was opened yet';
  throw new Refused('R29', 'NO_READING_OPEN', `${standing}; the Chair opens a reading first.`);
};

/** The same while the room sits: what the room does waits while it is suspended. */
export const readingUnderWay = (text: Text): Reading => {
  const reading = readingBegun(text);
  if (reading.status === 'suspended')
    throw new Refused(
      'R29',
      'READING_SUSPENDED',
      `Reading ${String(reading.n)} is suspended; the Chair resumes it first.`,
    );
  return reading;
};

export const knownQuestion = (text: Text, questionId: string): Question => {
  tabledText(text);
  const question = text.questions.get(questionId);
  if (!question) throw new NotFound('QUESTION_UNKNOWN', `No question ${questionId} in this text.`);
  return question;
};

/** A question that can still be spoken to: not a tombstone. */
export const standingQuestion = (text: Text, questionId: string): Question => {
  const question = knownQuestion(text, questionId);
  if (question.status === 'removed')
    throw new Refused('R26', 'QUESTION_REMOVED', 'The question was taken out; its tombstone takes no more acts.');
  if (isTombstone(question))
    throw new Refused('R26', 'QUESTION_CLOSED', `The question was ${question.status}: see what it became.`);
  return question;
};

/** A question that may still be spoken of: also one that was taken out, since whoever was away then is not silenced. */
export const questionSpokenOf = (text: Text, questionId: string): Question =>
  knownQuestion(text, questionId).status === 'removed'
    ? knownQuestion(text, questionId)
    : standingQuestion(text, questionId);

/** A question before the room: in the scope of the reading under way and not settled. */
export const questionBeforeTheRoom = (text: Text, questionId: string): Question =>
  notSettledIn(readingUnderWay(text), text, questionId);

/** A question that may be spoken to in writing: the same, also while the reading is suspended. */
export const questionToSpeakTo = (text: Text, questionId: string): Question =>
  notSettledIn(readingBegun(text), text, questionId);

const notSettledIn = (reading: Reading, text: Text, questionId: string): Question => {
  const question = standingQuestion(text, questionId);
  if (!reading.scope.includes(questionId))
    throw new Refused('R29', 'OUT_OF_SCOPE', `The question is not in the scope of reading ${String(reading.n)}.`);
  if (question.status !== 'open')
    throw new Refused('R29', 'QUESTION_NOT_OPEN', `The question is ${question.status}, not open.`);
  return question;
};

/** A question that may be agreed as it stands: before the room, or agreed already but for what capitals say. */
export const settleable = (text: Text, questionId: string): Question => {
  const question = knownQuestion(text, questionId);
  return question.status === 'ad-referendum' ? question : questionBeforeTheRoom(text, questionId);
};

/** While exact words are before the room, nothing else changes the wording. */
export const nothingPutOn = (text: Text, questionId: string): void => {
  if (putOn(text, questionId))
    throw new Refused('R29', 'WORDING_PUT', 'A wording is put to the room: it is agreed or taken back first.');
};

export const knownProposal = (text: Text, proposalId: string): Proposal => {
  tabledText(text);
  const proposal = text.proposals.get(proposalId);
  if (!proposal) throw new NotFound('PROPOSAL_UNKNOWN', `No proposal ${proposalId} in this text.`);
  return meant(proposal);
};

export const undecided = (proposal: Proposal): Proposal => {
  if (proposal.status !== 'tabled')
    throw new Refused(
      'R29',
      'PROPOSAL_NOT_OPEN',
      `The proposal is ${proposal.status}${packaged(proposal)}, not before the room.`,
    );
  return proposal;
};

const packaged = ({ packageId }: Proposal): string => (packageId === undefined ? '' : ` in package ${packageId}`);

/** Not decided for good: before the room, or put off. */
export const pending = (proposal: Proposal): Proposal =>
  proposal.status === 'deferred' || proposal.status === 'carried-over' ? proposal : undecided(proposal);

/** A sub-amendment is decided as it is: what else the room may want is said of the proposal that it amends. */
export const anEdit = (proposal: Proposal): EditProposal => {
  const edit = inWords(proposal);
  if (edit.kind === 'sub-amendment')
    throw new Refused(
      'R29',
      'PROPOSAL_IS_A_SUB_AMENDMENT',
      `It amends proposal ${edit.amends}: it is accepted, taken by the sponsors, not retained, put off or withdrawn as it is.`,
    );
  return edit;
};

export const aSubAmendment = (proposal: Proposal): SubAmendment => {
  if (proposal.kind !== 'sub-amendment')
    throw new Refused('R29', 'NOT_A_SUB_AMENDMENT', 'It amends no proposal: it is for the Chair to decide.');
  return proposal;
};

/** An edit before the room, whose words others may amend: one level deep, or nobody could tell what is before the room. */
export const amendable = (proposal: Proposal): EditProposal => {
  if (proposal.kind === 'sub-amendment')
    throw new Refused(
      'R29',
      'ONE_LEVEL_ONLY',
      `A sub-amendment is not amended in turn: propose another to ${proposal.amends}, or ask its sponsors to revise it.`,
    );
  undecided(proposal);
  return anEdit(proposal);
};

/** The proposal that a sub-amendment amends, which must be before the room too. */
export const amendedBy = (text: Text, { amends }: SubAmendment): EditProposal => amendable(knownProposal(text, amends));

/** R29: an idea whose wording is to follow is put off, not retained or withdrawn, and decided once it has words. */
export const withWording = (proposal: Proposal): Exclude<Proposal, IdeaProposal> => {
  if (proposal.kind === 'idea')
    throw new Refused(
      'R29',
      'IDEA_WITHOUT_WORDING',
      'It is an idea, wording to follow: its proposer words it first, or it is put off, not retained or withdrawn.',
    );
  return proposal;
};

/** What is done in words is done with a proposal of words. */
export const inWords = (proposal: Proposal): EditProposal | SubAmendment => {
  withWording(proposal);
  if (proposal.kind !== 'edit' && proposal.kind !== 'sub-amendment')
    throw new Refused(
      'R29',
      'PROPOSAL_OF_STRUCTURE',
      `It proposes no words but a ${proposal.kind}: it is accepted, not retained, put off or withdrawn as it is.`,
    );
  return proposal;
};

/** Who proposed speaks for the proposal; a co-sponsor joined the words as they were. */
export const proposedBy = (act: Act, proposal: Proposal): void => {
  if (!proposal.by.includes(act.author))
    throw new Forbidden('NOT_YOUR_PROPOSAL', 'Only who proposed it revises, confirms or withdraws a proposal.');
  if (proposal.by[0] !== act.author)
    throw new Forbidden('NOT_THE_PROPOSER', 'A co-sponsor does not speak for the proposal of another.');
};

export const knownObjection = (text: Text, objectionId: string): Objection => {
  tabledText(text);
  const objection = text.objections.get(objectionId);
  if (!objection) throw new NotFound('OBJECTION_UNKNOWN', `No concern or objection ${objectionId} in this text.`);
  return meant(objection);
};

export const knownFloat = (text: Text, floatId: string): Float => {
  const float = text.floats.get(floatId);
  if (!float) throw new NotFound('FLOAT_UNKNOWN', `No wording was floated as ${floatId}.`);
  if (float.status === 'taken-back')
    throw new Refused('R29', 'FLOAT_LAPSED', 'That wording was floated by a slip, which was corrected.');
  if (float.status !== 'afloat') throw new Refused('R29', 'FLOAT_LAPSED', 'That wording lapsed with its reading.');
  return float;
};

export const livePut = (text: Text, putId: string): Put => {
  const put = knownPut(text, putId);
  if (put.status !== 'put')
    throw new Refused('R29', 'PUT_NOT_LIVE', `That wording is ${put.status}, not before the room.`);
  return put;
};

export const knownPut = (text: Text, putId: string): Put => {
  tabledText(text);
  const put = text.puts.get(putId);
  if (!put) throw new NotFound('PUT_UNKNOWN', `No wording was put as ${putId}.`);
  return put;
};
