/** What is corrected as a slip when the Chair, or the secretariat, recorded it. */
const CORRECTABLE = new Set([
  'ProposalAccepted',
  'ProposalAcceptedAsAmended',
  'ProposalReflectedInBrackets',
  'ProposalNotRetained',
  'ProposalDeferred',
  'ProposalCarriedOver',
  'ProposalWithdrawn',
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
  'AgreementContested',
  'ObjectionAddressed',
  'ObjectionLifted',
  'ObjectionMaintained',
  'ObjectionNotMaintained',
  'WordingFloated',
  'WordingPut',
  'PutTakenBack',
  'PackageDecided',
]);

/** The way back from what is not corrected as a slip, by what it is. */
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
  EditProposed: 'withdraw the proposal',
  SubAmendmentProposed: 'withdraw the sub-amendment',
  FormalObjectionRaised: 'lift the objection',
  ConcernVoiced: 'lift the concern',
};

/** Of events, the first that is not corrected as a slip, and what to do instead. */
export const notCorrectable = (
  types: readonly string[],
): { readonly type: string; readonly way: string } | undefined => {
  const type = types.find((one) => !CORRECTABLE.has(one));
  return type === undefined
    ? undefined
    : { type, way: OTHER_WAYS[type] ?? 'it has an act of its own by which it is taken back' };
};
