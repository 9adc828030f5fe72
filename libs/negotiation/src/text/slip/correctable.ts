/** What delegations say, and is corrected as a slip when the secretariat recorded it for another. */
const SAID = new Set([
  'AgreementContested',
  'FormalObjectionRaised',
  'ConcernVoiced',
  'ConcernMadeFormal',
  'ObjectionMadeConcern',
  'ObjectionLifted',
  'ObjectionMaintained',
  'EditProposed',
  'SubAmendmentProposed',
  'IdeaRaised',
  'CommentTakenUp',
  'QuestionProposed',
  'DeletionProposed',
  'MoveProposed',
  'SplitProposed',
  'MergeProposed',
  'ProposalCoSponsored',
  'ProposalWithdrawn',
  'PositionTaken',
  'Dissociated',
  'ReservationMade',
  'ReservationWithdrawn',
  'ReopeningAsked',
  'CommentMade',
]);

/** What is corrected as a slip when the Chair, or the secretariat, recorded it. */
const CORRECTABLE = new Set([
  ...SAID,
  'ProposalAccepted',
  'ProposalAcceptedAsAmended',
  'ProposalReflectedInBrackets',
  'ProposalNotRetained',
  'ProposalDeferred',
  'ProposalCarriedOver',
  'SubAmendmentsFell',
  'DeletionAccepted',
  'MoveAccepted',
  'BracketsSettled',
  'QuestionAgreed',
  'QuestionDeferred',
  'QuestionRemoved',
  'QuestionCarriedOver',
  'QuestionAgreedAdReferendum',
  'QuestionReopened',
  'QuestionReinstated',
  'EverythingCarriedOver',
  'AgreedWithoutObjection',
  'AgreedNotwithstanding',
  'ObjectionAddressed',
  'ObjectionNotMaintained',
  'WordingFloated',
  'WordingPut',
  'PutTakenBack',
  'PackageDecided',
]);

/** Whether an event tells what a delegation says. */
export const isSaid = ({ type }: { readonly type: string }): boolean => SAID.has(type);

/** The way back from what is not corrected as a slip, or was built on since, by what it is. */
const OTHER_WAYS: Readonly<Record<string, string>> = {
  SplitAccepted: 'other questions hold its words now: propose that they be merged',
  MergeAccepted: 'another question holds their words now: propose that it be split',
  AdditionAccepted: 'take the new question out with dispose-of-question',
  SubAmendmentAccepted: 'the sponsors revise their proposal',
  SlipCorrected: 'give the command that was corrected once more',
  ReadingOpened: 'close the reading',
  ReadingClosed: 'issue its revision and open another reading',
  ReadingSuspended: 'resume the reading',
  ReadingResumed: 'suspend the reading',
  ScopeChanged: 'widen or narrow the scope back',
  QuestionTakenUp: 'take up the question that was meant',
  VersionIssued: 'issue another revision',
  ConferenceReadyCertified: 'issue another revision',
  AudienceWidened: 'what was disclosed was seen, and cannot be unseen',
  ActsConfirmed: 'correct what it confirmed, or reopen the question',
  ActDisputed: 'confirm the act after all',
  EditProposed: 'withdraw the proposal',
  ProposalCoSponsored: 'whose it is withdraws the proposal, and proposes it anew',
  SubAmendmentProposed: 'withdraw the sub-amendment',
  FormalObjectionRaised: 'lift the objection',
  ConcernVoiced: 'lift the concern',
  ConcernMadeFormal: 'make it a concern again',
  ObjectionMadeConcern: 'make it formal again',
  PositionTaken: 'take the position that was meant, which takes its place',
  CommentMade: 'it is before nobody and blocks nothing: make the comment that was meant',
  ReservationMade: 'withdraw the reservation',
  ReservationWithdrawn: 'make the reservation again',
  ReopeningAsked: 'it asks, and changes nothing of the question',
  ProposalRevised: 'revise the proposal again',
  TranscriptCorrected: 'revise the proposal',
  TranscriptDisputed: 'confirm the transcript after all',
  IdeaRaised: 'withdraw the idea',
  IdeaWorded: 'revise the proposal',
  CommentTakenUp: 'withdraw the proposal',
  QuestionProposed: 'withdraw the proposal',
  DeletionProposed: 'withdraw the proposal',
  MoveProposed: 'withdraw the proposal',
  SplitProposed: 'withdraw the proposal',
  MergeProposed: 'withdraw the proposal',
  QuestionRedrafted: 'redraft the question again',
  InterimRevisionIssued: 'issue another revision',
};

/** The way back from what these events are, where they are not corrected. */
export const otherWay = (types: readonly string[]): string | undefined =>
  types.map((type) => OTHER_WAYS[type]).find((way) => way !== undefined);

/** Of events, the first that is not corrected as a slip, and what to do instead. */
export const notCorrectable = (
  types: readonly string[],
): { readonly type: string; readonly way: string } | undefined => {
  const type = types.find((one) => !CORRECTABLE.has(one));
  return type === undefined ? undefined : { type, way: OTHER_WAYS[type] ?? 'what was meant is recorded after it' };
};
