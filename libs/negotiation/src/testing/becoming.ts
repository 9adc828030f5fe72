/** What becomes of a thing by an event of which type, told a second time: a question, a proposal, an objection, a put. */
export const QUESTION_BECOMES: Readonly<Record<string, string>> = {
  QuestionTabled: 'open',
  AdditionAccepted: 'open',
  QuestionReopened: 'open',
  QuestionReinstated: 'open',
  QuestionAgreed: 'agreed',
  AgreedWithoutObjection: 'agreed',
  AgreedNotwithstanding: 'agreed',
  QuestionAgreedAdReferendum: 'ad-referendum',
  QuestionDeferred: 'deferred',
  QuestionRemoved: 'removed',
  DeletionAccepted: 'removed',
  SplitAccepted: 'split',
};

export const PROPOSAL_BECOMES: Readonly<Record<string, string>> = {
  EditProposed: 'tabled',
  QuestionProposed: 'tabled',
  DeletionProposed: 'tabled',
  MoveProposed: 'tabled',
  SplitProposed: 'tabled',
  MergeProposed: 'tabled',
  SubAmendmentProposed: 'tabled',
  IdeaRaised: 'tabled',
  CommentTakenUp: 'tabled',
  ProposalAccepted: 'accepted',
  ProposalAcceptedAsAmended: 'accepted-as-amended',
  ProposalReflectedInBrackets: 'in-brackets',
  AdditionAccepted: 'accepted',
  DeletionAccepted: 'accepted',
  MoveAccepted: 'accepted',
  SplitAccepted: 'accepted',
  MergeAccepted: 'accepted',
  SubAmendmentTaken: 'accepted',
  SubAmendmentAccepted: 'accepted',
  ProposalNotRetained: 'not-retained',
  ProposalDeferred: 'deferred',
  ProposalCarriedOver: 'carried-over',
  ProposalWithdrawn: 'withdrawn',
};

export const OBJECTION_BECOMES: Readonly<Record<string, string>> = {
  ObjectionAddressed: 'live',
  ObjectionMaintained: 'live',
  ObjectionLifted: 'lifted',
  ObjectionNotMaintained: 'not-maintained',
  ReservationMade: 'reserved',
};

export const PUT_BECOMES: Readonly<Record<string, string>> = {
  PutTakenBack: 'taken-back',
  AgreedWithoutObjection: 'agreed',
  AgreedNotwithstanding: 'agreed',
};
