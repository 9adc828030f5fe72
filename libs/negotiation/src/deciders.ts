import type { Decider, Fact } from '#eventsourcing';
import { evolveAccess, noAccess, type Access } from './access/access.js';
import { evolveBody, noBody, type Body } from './body/body.js';
import { evolveDelivery, noDelivery, type DeliveryRecord } from './delivery/delivery.js';
import { evolvePerson, noPerson, type Person } from './person/person.js';
import { AGREEMENT_TYPES } from './text/agreement/agreement.js';
import { INSTRUCTION_TYPES } from './text/instruction/instruction.js';
import { INTERVENTION_TYPES } from './text/intervention/intervention.js';
import { OBJECTION_TYPES } from './text/objection/objection.js';
import { CONDUCT_TYPES } from './text/reading/conduct.js';
import { STAND_TYPES } from './text/position/stands.js';
import { STRUCTURE_TYPES } from './text/structure/structure.js';
import { evolveText } from './text/evolve-text.js';
import { noText, type Text } from './text/text.js';

const BODY_TYPES = [
  'BodyRegistered',
  'SettingsChanged',
  'Appointed',
  'AppointmentEnded',
  'DelegationAdmitted',
  'DelegationNamed',
  'GroupAdmitted',
  'TreatyActionRecorded',
  'StatusPrinted',
  'SessionConvened',
  'MeetingOpened',
  'PresidingChanged',
  'MeetingClosed',
  'PresenceRecorded',
];

const TEXT_TYPES = [
  'TextTabled',
  'QuestionTabled',
  'ReadingOpened',
  'ReadingClosed',
  'EditProposed',
  'ProposalCoSponsored',
  'ProposalRevised',
  'ProposalConfirmed',
  'ProposalWithdrawn',
  'ProposalAccepted',
  'ProposalAcceptedAsAmended',
  'ProposalReflectedInBrackets',
  'ProposalNotRetained',
  'ProposalDeferred',
  'ProposalCarriedOver',
  ...STRUCTURE_TYPES,
  ...AGREEMENT_TYPES,
  ...INTERVENTION_TYPES,
  ...CONDUCT_TYPES,
  'SubAmendmentProposed',
  'SubAmendmentTaken',
  'SubAmendmentAccepted',
  'SubAmendmentsFell',
  ...OBJECTION_TYPES,
  ...STAND_TYPES,
  'WordingFloated',
  'WordingPut',
  'PutTakenBack',
  'AgreedWithoutObjection',
  'AgreedNotwithstanding',
  'BracketsSettled',
  'QuestionRedrafted',
  'PackageDecided',
  'QuestionAgreed',
  'QuestionDeferred',
  'QuestionRemoved',
  'QuestionCarriedOver',
  'VersionIssued',
  'InterimRevisionIssued',
  'ConferenceReadyCertified',
  'SlipCorrected',
  'AudienceWidened',
  ...INSTRUCTION_TYPES,
];

const DELIVERY_TYPES = [
  'NoticeDue',
  'DeliveryAttempted',
  'DeliveryAccepted',
  'DeliveryFailed',
  'DeliverySetAside',
  'BounceRecorded',
  'NoticeWithdrawn',
  'NoticeCorrected',
  'NoticeGathered',
  'NoticeAcknowledged',
  'PaperRendered',
];

/**
 * Ties a fold to the kernel. What is read back was written by a decision of the same types, and its hash was checked:
 * that is what makes the fact of the ledger one of the domain's. A type not listed never reaches the fold.
 */
const decider = <S>(prefix: string, initial: (id: string) => S, evolve: (s: S, f: never) => S, types: string[]) => {
  const known = new Set(types);
  return {
    initial: (stream: string) => initial(stream.slice(prefix.length)),
    evolve: (state: S, fact: Fact) => (known.has(fact.type) ? evolve(state, fact as never) : state),
    knows: (type: string) => known.has(type),
  } satisfies Decider<S>;
};

export const textDecider: Decider<Text> = decider('text-', noText, evolveText, TEXT_TYPES);
export const bodyDecider: Decider<Body> = decider('body-', noBody, evolveBody, BODY_TYPES);
export const personDecider: Decider<Person> = decider('person-', noPerson, evolvePerson, [
  'PersonDescribed',
  'PreferencesChosen',
]);
export const accessDecider: Decider<Access> = decider('', noAccess, evolveAccess, ['TokensRevoked', 'PersonForgotten']);
export const deliveryDecider: Decider<DeliveryRecord> = decider(
  'delivery-',
  noDelivery,
  evolveDelivery,
  DELIVERY_TYPES,
);

/** The stream in which a subject is recorded. */
export const streamOf = (subject: 'text' | 'body' | 'person' | 'notice' | 'access', id: string): string => {
  if (subject === 'access') return 'access';
  return subject === 'notice' ? `delivery-${id}` : `${subject}-${id}`;
};
