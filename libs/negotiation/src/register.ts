import type { z } from 'zod';
import type { Act } from './act.js';
import { forgetPerson, ForgetPerson } from './access/forget-person.js';
import { revokeTokens, RevokeTokens } from './access/revoke-tokens.js';
import { appoint, Appoint } from './body/appointment/appoint.js';
import { endAppointment, EndAppointment } from './body/appointment/end-appointment.js';
import { admitDelegation, AdmitDelegation } from './body/delegation/admit-delegation.js';
import { admitGroup, AdmitGroup } from './body/delegation/admit-group.js';
import { nameDelegation, NameDelegation } from './body/delegation/name-delegation.js';
import { recordPrintedStatus, RecordPrintedStatus } from './body/delegation/record-printed-status.js';
import { recordTreatyAction, RecordTreatyAction } from './body/delegation/record-treaty-action.js';
import { recordPresence, RecordPresence } from './body/presence/record-presence.js';
import { reportPresence, ReportPresence } from './body/presence/report-presence.js';
import { changeSettings, ChangeSettings } from './body/registration/change-settings.js';
import { registerBody, RegisterBody } from './body/registration/register-body.js';
import { changePresiding, ChangePresiding } from './body/session/change-presiding.js';
import { closeMeeting, CloseMeeting } from './body/session/close-meeting.js';
import { conveneSession, ConveneSession } from './body/session/convene-session.js';
import { openMeeting, OpenMeeting } from './body/session/open-meeting.js';
import {
  AccessCommand,
  BodyCommand,
  NoticeCommand,
  PersonCommand,
  TextCommand,
  type Caller,
  type Command,
  type Given,
} from './command.js';
import { acknowledgeNotice, AcknowledgeNotice } from './delivery/acknowledge-notice.js';
import { recordBounce, RecordBounce } from './delivery/record-bounce.js';
import type { Happening } from './fact.js';
import { choosePreferences, ChoosePreferences } from './person/choose-preferences.js';
import { describePerson, DescribePerson } from './person/describe-person.js';
import type { Speaker } from './standing.js';
import { agreeAdReferendum, AgreeAdReferendum } from './text/agreement/agree-ad-referendum.js';
import { askToReopen, AskToReopen } from './text/agreement/ask-to-reopen.js';
import { reinstateQuestion, ReinstateQuestion } from './text/agreement/reinstate-question.js';
import { reopenQuestion, ReopenQuestion } from './text/agreement/reopen-question.js';
import { widenAudience, WidenAudience } from './text/audience/widen-audience.js';
import { agreeNotwithstanding, AgreeNotwithstanding } from './text/floor/agree-notwithstanding.js';
import { agreeWithoutObjection, AgreeWithoutObjection } from './text/floor/agree-without-objection.js';
import { floatWording, FloatWording } from './text/floor/float-wording.js';
import { putWording, PutWording } from './text/floor/put-wording.js';
import { takeBackPut, TakeBackPut } from './text/floor/take-back-put.js';
import { confirmActs, ConfirmActs } from './text/instruction/confirm-acts.js';
import { disputeAct, DisputeAct } from './text/instruction/dispute-act.js';
import { confirmTranscript, ConfirmTranscript } from './text/intervention/confirm-transcript.js';
import { correctTranscript, CorrectTranscript } from './text/intervention/correct-transcript.js';
import { disputeTranscript, DisputeTranscript } from './text/intervention/dispute-transcript.js';
import { makeComment, MakeComment } from './text/intervention/make-comment.js';
import { raiseIdea, RaiseIdea } from './text/intervention/raise-idea.js';
import { takeUpComment, TakeUpComment } from './text/intervention/take-up-comment.js';
import { wordIdea, WordIdea } from './text/intervention/word-idea.js';
import { liftObjection, LiftObjection } from './text/objection/lift-objection.js';
import { maintainObjection, MaintainObjection } from './text/objection/maintain-objection.js';
import { makeConcernFormal, MakeConcernFormal } from './text/objection/make-concern-formal.js';
import { makeObjectionConcern, MakeObjectionConcern } from './text/objection/make-objection-concern.js';
import { markAddressed, MarkAddressed } from './text/objection/mark-addressed.js';
import { objectFormally, ObjectFormally } from './text/objection/object-formally.js';
import { voiceConcern, VoiceConcern } from './text/objection/voice-concern.js';
import { decidePackage, DecidePackage } from './text/package/decide-package.js';
import { dissociate, Dissociate } from './text/position/dissociate.js';
import { takePosition, TakePosition } from './text/position/take-position.js';
import { acceptAsAmended, AcceptAsAmended } from './text/proposal/accept-as-amended.js';
import { acceptProposal, AcceptProposal } from './text/proposal/accept-proposal.js';
import { coSponsor, CoSponsor } from './text/proposal/co-sponsor.js';
import { confirmProposal, ConfirmProposal } from './text/proposal/confirm-proposal.js';
import { deferProposal, DeferProposal } from './text/proposal/defer-proposal.js';
import { notRetain, NotRetain } from './text/proposal/not-retain.js';
import { proposeEdit, ProposeEdit } from './text/proposal/propose-edit.js';
import { reflectInBrackets, ReflectInBrackets } from './text/proposal/reflect-in-brackets.js';
import { reviseProposal, ReviseProposal } from './text/proposal/revise-proposal.js';
import { withdrawProposal, WithdrawProposal } from './text/proposal/withdraw-proposal.js';
import { carryOver, CarryOver } from './text/question/carry-over.js';
import { disposeOfQuestion, DisposeOfQuestion } from './text/question/dispose-of-question.js';
import { redraftQuestion, RedraftQuestion } from './text/question/redraft-question.js';
import { settleBrackets, SettleBrackets } from './text/question/settle-brackets.js';
import { carryEverythingOver, CarryEverythingOver } from './text/reading/carry-everything-over.js';
import { narrowScope, NarrowScope, widenScope, WidenScope } from './text/reading/change-scope.js';
import { closeReading, CloseReading } from './text/reading/close-reading.js';
import { openReading, OpenReading } from './text/reading/open-reading.js';
import { resumeReading, ResumeReading, suspendReading, SuspendReading } from './text/reading/suspend-reading.js';
import { takeUpQuestion, TakeUpQuestion } from './text/reading/take-up-question.js';
import { makeReservation, MakeReservation } from './text/reservation/make-reservation.js';
import { withdrawReservation, WithdrawReservation } from './text/reservation/withdraw-reservation.js';
import { correctSlip, CorrectSlip } from './text/slip/correct-slip.js';
import { proposeDeletion, ProposeDeletion } from './text/structure/propose-deletion.js';
import { proposeMerge, ProposeMerge } from './text/structure/propose-merge.js';
import { proposeMove, ProposeMove } from './text/structure/propose-move.js';
import { proposeQuestion, ProposeQuestion } from './text/structure/propose-question.js';
import { proposeSplit, ProposeSplit } from './text/structure/propose-split.js';
import { proposeSubAmendment, ProposeSubAmendment } from './text/sub-amendment/propose-sub-amendment.js';
import { takeSubAmendment, TakeSubAmendment } from './text/sub-amendment/take-sub-amendment.js';
import { tableText, TableText } from './text/tabling/table-text.js';
import { certifyConferenceReady, CertifyConferenceReady } from './text/version/certify-conference-ready.js';
import { issueInterimRevision, IssueInterimRevision } from './text/version/issue-interim-revision.js';
import { issueRevision, IssueRevision } from './text/version/issue-revision.js';

export type Subject = 'text' | 'body' | 'person' | 'notice' | 'access';

export interface CommandClass<C extends Command = Command> {
  new (id: string, given: Given<never>, caller: Caller): C;
  readonly input: z.ZodType;
}

/** One command as registered: who may speak at all, what it is about, how it is decided. Finer rights are in the decision. */
export interface Entry {
  readonly name: string;
  readonly subject: Subject;
  readonly speakers: readonly Speaker[];
  readonly command: CommandClass;
  readonly decide: (command: Command, state: unknown, act: Act) => Happening[];
}

const by = <C extends Command>(
  speakers: readonly Speaker[],
  command: CommandClass<C>,
  decide: (command: C, state: never, act: Act) => Happening[],
): Entry => ({
  name: command.name,
  subject: subjectOf(command),
  speakers,
  command,
  // Sound because the subject of a command fixes the state it is decided on; the ledger of that subject supplies it.
  decide: decide as unknown as Entry['decide'],
});

const subjectOf = ({ prototype }: CommandClass): Subject => {
  if (prototype instanceof TextCommand) return 'text';
  if (prototype instanceof BodyCommand) return 'body';
  if (prototype instanceof PersonCommand) return 'person';
  if (prototype instanceof NoticeCommand) return 'notice';
  if (prototype instanceof AccessCommand) return 'access';
  throw new TypeError('a command is about a text, a body, a person, a notice or access');
};

/** The register: from each line come the handler, the route, the OpenAPI operation and the CLI verb. */
export const register: readonly Entry[] = [
  by(['operator'], RegisterBody, registerBody),
  by(['secretariat', 'chair'], ChangeSettings, changeSettings),
  by(['secretariat', 'chair', 'operator'], Appoint, appoint),
  by(['secretariat', 'chair', 'operator'], EndAppointment, endAppointment),
  by(['secretariat'], AdmitDelegation, admitDelegation),
  by(['secretariat'], NameDelegation, nameDelegation),
  by(['secretariat'], AdmitGroup, admitGroup),
  by(['secretariat'], RecordTreatyAction, recordTreatyAction),
  by(['secretariat'], RecordPrintedStatus, recordPrintedStatus),
  by(['secretariat', 'chair'], ConveneSession, conveneSession),
  by(['chair', 'secretariat'], OpenMeeting, openMeeting),
  by(['chair', 'secretariat'], ChangePresiding, changePresiding),
  by(['chair', 'secretariat'], CloseMeeting, closeMeeting),
  by(['secretariat'], RecordPresence, recordPresence),
  by(['delegation', 'secretariat'], ReportPresence, reportPresence),

  by(['secretariat', 'operator'], DescribePerson, describePerson),
  by(['operator'], ChoosePreferences, choosePreferences),
  by(['delegation'], AcknowledgeNotice, acknowledgeNotice),
  by(['secretariat', 'operator'], RecordBounce, recordBounce),

  by(['operator'], RevokeTokens, revokeTokens),
  by(['operator'], ForgetPerson, forgetPerson),

  by(['chair', 'secretariat'], TableText, tableText),
  by(['chair', 'secretariat'], OpenReading, openReading),
  by(['chair', 'secretariat'], SuspendReading, suspendReading),
  by(['chair', 'secretariat'], ResumeReading, resumeReading),
  by(['chair', 'secretariat'], WidenScope, widenScope),
  by(['chair', 'secretariat'], NarrowScope, narrowScope),
  by(['chair', 'secretariat'], TakeUpQuestion, takeUpQuestion),
  by(['delegation', 'secretariat'], ProposeEdit, proposeEdit),
  by(['delegation', 'secretariat'], ProposeQuestion, proposeQuestion),
  by(['delegation', 'secretariat'], ProposeDeletion, proposeDeletion),
  by(['delegation', 'secretariat'], ProposeMove, proposeMove),
  by(['delegation', 'secretariat'], ProposeSplit, proposeSplit),
  by(['delegation', 'secretariat'], ProposeMerge, proposeMerge),
  by(['delegation', 'secretariat'], ProposeSubAmendment, proposeSubAmendment),
  by(['delegation', 'secretariat'], TakeSubAmendment, takeSubAmendment),
  by(['delegation', 'secretariat'], CoSponsor, coSponsor),
  by(['delegation', 'secretariat'], ReviseProposal, reviseProposal),
  by(['delegation', 'secretariat'], ConfirmProposal, confirmProposal),
  by(['delegation', 'secretariat'], WithdrawProposal, withdrawProposal),
  by(['delegation'], ConfirmTranscript, confirmTranscript),
  by(['delegation'], CorrectTranscript, correctTranscript),
  by(['delegation'], DisputeTranscript, disputeTranscript),
  by(['delegation', 'secretariat'], RaiseIdea, raiseIdea),
  by(['delegation', 'secretariat'], WordIdea, wordIdea),
  by(['delegation', 'secretariat'], MakeComment, makeComment),
  by(['delegation', 'secretariat'], TakeUpComment, takeUpComment),
  by(['delegation', 'secretariat'], TakePosition, takePosition),
  by(['delegation', 'secretariat'], Dissociate, dissociate),
  by(['delegation', 'secretariat'], VoiceConcern, voiceConcern),
  by(['delegation', 'secretariat'], ObjectFormally, objectFormally),
  by(['chair', 'secretariat'], MarkAddressed, markAddressed),
  by(['delegation', 'secretariat'], LiftObjection, liftObjection),
  by(['delegation', 'secretariat'], MaintainObjection, maintainObjection),
  by(['delegation', 'secretariat'], MakeConcernFormal, makeConcernFormal),
  by(['delegation', 'secretariat'], MakeObjectionConcern, makeObjectionConcern),
  by(['delegation', 'secretariat'], MakeReservation, makeReservation),
  by(['delegation', 'secretariat'], WithdrawReservation, withdrawReservation),
  by(['chair', 'secretariat'], FloatWording, floatWording),
  by(['chair', 'secretariat'], PutWording, putWording),
  by(['chair', 'secretariat'], TakeBackPut, takeBackPut),
  by(['chair', 'secretariat'], AgreeWithoutObjection, agreeWithoutObjection),
  by(['chair', 'secretariat'], AgreeNotwithstanding, agreeNotwithstanding),
  by(['chair', 'secretariat'], AgreeAdReferendum, agreeAdReferendum),
  by(['delegation', 'secretariat'], AskToReopen, askToReopen),
  by(['chair', 'secretariat'], ReopenQuestion, reopenQuestion),
  by(['chair', 'secretariat'], ReinstateQuestion, reinstateQuestion),
  by(['chair', 'secretariat'], AcceptProposal, acceptProposal),
  by(['chair', 'secretariat'], AcceptAsAmended, acceptAsAmended),
  by(['chair', 'secretariat'], ReflectInBrackets, reflectInBrackets),
  by(['chair', 'secretariat'], SettleBrackets, settleBrackets),
  by(['chair', 'secretariat'], NotRetain, notRetain),
  by(['chair', 'secretariat'], DecidePackage, decidePackage),
  by(['chair', 'secretariat'], DeferProposal, deferProposal),
  by(['chair', 'secretariat'], DisposeOfQuestion, disposeOfQuestion),
  by(['chair', 'secretariat'], CarryOver, carryOver),
  by(['chair', 'secretariat'], CarryEverythingOver, carryEverythingOver),
  by(['chair', 'secretariat'], CorrectSlip, correctSlip),
  by(['secretariat', 'chair'], WidenAudience, widenAudience),
  by(['chair', 'presided'], ConfirmActs, confirmActs),
  by(['chair', 'presided'], DisputeAct, disputeAct),
  by(['chair', 'secretariat'], CloseReading, closeReading),
  by(['chair', 'secretariat'], RedraftQuestion, redraftQuestion),
  by(['chair', 'secretariat'], IssueRevision, issueRevision),
  by(['chair', 'secretariat'], IssueInterimRevision, issueInterimRevision),
  by(['chair', 'secretariat'], CertifyConferenceReady, certifyConferenceReady),
];

const names = register.map((entry) => entry.name);
const twice = names.find((name, i) => names.indexOf(name) !== i);
if (twice !== undefined) throw new TypeError(`the command ${twice} is registered twice`);

/** The command's name as the door and the command line spell it: `accept-proposal`. */
export const verbOf = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
