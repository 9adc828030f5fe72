import type { Applied, Edit } from '#text';
import type { FactOf } from '../fact.js';
import { agreementMoved, isOfAgreement } from './agreement/agreement.js';
import { heardBy, type AudienceEvent } from './audience/audience.js';
import { evolveFloor, lapse, type FloorEvent, type Overruled } from './floor/floor.js';
import { evolveObjections, isOfAnObjection, type ObjectionEvent } from './objection/objection.js';
import { commented } from './intervention/comments.js';
import { intervened, isAnIntervention } from './intervention/intervention.js';
import { instructedIn, isOfAnInstruction, type InstructionEvent } from './instruction/instruction.js';
import { transcribed } from './intervention/unconfirmed.js';
import { packed, type PackageEvent } from './package/package.js';
import { isOfAStand, stood } from './position/stands.js';
import { changeProposal, evolveProposals, type ProposalEvent } from './proposal/proposal.js';
import { askedFor } from './proposal/changes.js';
import { changeQuestion } from './question/question.js';
import { disposed, settled } from './question/disposed.js';
import { tabledQuestion } from './question/tabled.js';
import { conducted, isOfConduct } from './reading/conduct.js';
import { readAgain } from './reading/read-again.js';
import { evolveReadings, withReading, type ReadingEvent } from './reading/reading.js';
import { remarked } from './remark/remarked.js';
import { Recent } from './slip/recent.js';
import { restored } from './slip/slip.js';
import { restructured } from './structure/restructured.js';
import { isStructural } from './structure/structure.js';
import { isOfASubAmendment, subAmendmentMoved } from './sub-amendment/sub-amendment.js';
import { evolveVersions, type VersionEvent } from './version/version.js';
import { currentReading, type Text, type TextFact } from './text.js';

/** Never throws: what happened, happened. */
export const evolveText = (text: Text, fact: TextFact): Text => ({
  ...(fact.type === 'AudienceWidened' || isOfAnInstruction(fact) ? text : remarked(changed(text, fact), text, fact)),
  audiences: heardBy(text.audiences, fact),
  revision: fact.revision,
  instructed: instructedIn(text.instructed, fact),
  transcribed: transcribed(text.transcribed, fact),
  recent: text.recent.with(fact, { ...text, recent: new Recent() }),
});

const changed = (text: Text, fact: Exclude<TextFact, FactOf<AudienceEvent | InstructionEvent>>): Text => {
  if (isStructural(fact)) return { ...text, ...restructured(text, fact) };
  if (isOfAnObjection(fact)) return objected(text, fact);
  if (isAnIntervention(fact)) return { ...text, ...intervened(text, fact) };
  if (isOfAStand(fact)) return { ...text, ...stood(text, fact) };
  if (isOfASubAmendment(fact)) return { ...text, ...subAmendmentMoved(text, fact) };
  if (isOfAgreement(fact)) return { ...text, ...agreementMoved(text, fact) };
  if (isOfConduct(fact)) return { ...text, ...conducted(text, fact) };
  switch (fact.type) {
    case 'SlipCorrected':
      return fact.data.reworded.reduce((all, one) => reworded(all, fact, one, undefined), restored(text, fact));
    case 'TextTabled':
      return { ...text, tabled: fact.data, tabledAt: fact.meta.occurredAt };
    case 'QuestionTabled':
      return { ...text, questions: tabledQuestion(text.questions, fact) };
    case 'ReadingOpened':
    case 'ReadingClosed':
      return readingMoved(text, fact);
    case 'VersionIssued':
    case 'InterimRevisionIssued':
    case 'ConferenceReadyCertified':
      return versioned(text, fact);
    case 'WordingFloated':
    case 'WordingPut':
    case 'PutTakenBack':
    case 'AgreedWithoutObjection':
    case 'AgreedNotwithstanding':
      return onTheFloor(text, fact);
    case 'BracketsSettled':
    case 'QuestionRedrafted':
      return reworded(text, fact, fact.data, editIn(fact.data));
    case 'QuestionAgreed':
    case 'QuestionDeferred':
    case 'QuestionRemoved':
    case 'QuestionCarriedOver':
      return { ...text, ...disposed(text, fact) };
    default:
      return proposalMoved(text, fact);
  }
};

const readingMoved = (text: Text, fact: FactOf<ReadingEvent>): Text => {
  const readings = evolveReadings(text.readings, fact);
  if (fact.type === 'ReadingClosed') return { ...text, ...lapse(text, fact.data.lapsed, fact.revision), readings };
  return readAgain({ ...text, readings }, fact.data.scope, fact.data.takenUp, fact);
};

/** A formal objection touches its question, also as it becomes one or ceases to be; a concern does not. */
const objected = (text: Text, fact: FactOf<ObjectionEvent>): Text => {
  const objections = evolveObjections(text.objections, fact);
  const formal = [text.objections, objections].some((all) => all.get(fact.data.objectionId)?.formal === true);
  const questions = formal ? changeQuestion(text.questions, fact.data.questionId, fact, () => ({})) : text.questions;
  return { ...text, objections, questions };
};

/** A version that concludes a reading concludes it. */
const versioned = (text: Text, fact: FactOf<VersionEvent>): Text => {
  const versions = evolveVersions(text.versions, fact);
  const reading = fact.type === 'VersionIssued' ? fact.data.reading : undefined;
  const readings = reading === undefined ? text.readings : withReading(text.readings, reading, { status: 'concluded' });
  return { ...text, versions, readings };
};

const onTheFloor = (text: Text, fact: FactOf<FloorEvent>): Text => {
  const floor = evolveFloor(text, fact);
  if (fact.type === 'WordingFloated') return { ...text, ...floor, comments: commented(text.comments, fact) };
  if (fact.type !== 'AgreedWithoutObjection' && fact.type !== 'AgreedNotwithstanding')
    return { ...text, ...floor, questions: changeQuestion(text.questions, fact.data.questionId, fact, () => ({})) };
  const proposals = fact.data.proposals.reduce(
    (all, { proposalId, outcome }) => changeProposal(all, proposalId, fact, () => ({ status: outcome })),
    text.proposals,
  );
  const { objections } = fact.data as { objections?: readonly Overruled[] };
  const agreement = { ...settled(fact), ...(objections && { notwithstanding: objections }) };
  const agreed = reworded({ ...text, ...floor, proposals }, fact, fact.data, text.puts.get(fact.data.putId)?.edit);
  return { ...agreed, questions: changeQuestion(agreed.questions, fact.data.questionId, fact, () => agreement) };
};

const proposalMoved = (text: Text, fact: FactOf<ProposalEvent | PackageEvent>): Text => {
  if (fact.type === 'PackageDecided') return { ...text, proposals: packed(text.proposals, fact) };
  const proposals = evolveProposals(text.proposals, fact);
  const next = { ...text, proposals };
  switch (fact.type) {
    case 'EditProposed':
    case 'ProposalRevised':
    case 'ProposalConfirmed':
      return { ...next, changes: askedFor(text.changes, fact.data.proposalId, fact.data) };
    case 'ProposalAccepted':
    case 'ProposalReflectedInBrackets':
      return reworded(next, fact, fact.data, editProposed(text, fact.data.proposalId));
    case 'ProposalAcceptedAsAmended': {
      const { base, tokeniser, hunks } = fact.data;
      return reworded(next, fact, fact.data, { base, tokeniser, hunks });
    }
    default:
      return next;
  }
};

const editProposed = ({ proposals }: Text, proposalId: string): Edit | undefined => {
  const proposal = proposals.get(proposalId);
  return proposal?.kind === 'edit' ? proposal.edit : undefined;
};

/** The edit by which a question was redrafted. */
const editIn = (data: object | Edit): Edit | undefined => {
  if (!('hunks' in data)) return undefined;
  const { base, tokeniser, hunks } = data;
  return { base, tokeniser, hunks };
};

/** Adds what was applied to the question's chain; nothing is folded until somebody asks for the wording. */
const reworded = (
  text: Text,
  fact: { readonly type: string; readonly revision: number },
  { questionId, applied }: { readonly questionId: string; readonly applied: Applied },
  source: Edit | undefined,
): Text => {
  const change = {
    revision: fact.revision,
    reading: currentReading(text)?.n ?? 0,
    decision: fact.type,
    applied,
    source,
  };
  return {
    ...text,
    questions: changeQuestion(text.questions, questionId, fact, (q) => ({ wording: { change, before: q.wording } })),
  };
};
