/** What became of a proposal, as its sponsors read it. */
export const OUTCOME_WORDS = {
  ProposalAccepted: 'accepted',
  ProposalAcceptedAsAmended: 'accepted as amended',
  ProposalReflectedInBrackets: 'reflected in brackets',
  ProposalNotRetained: 'not retained',
  ProposalDeferred: 'deferred',
  SubAmendmentAccepted: 'accepted',
  SubAmendmentTaken: 'taken in by the sponsors',
  ProposalCarriedOver: 'carried over to the next reading',
  AdditionAccepted: 'accepted',
  DeletionAccepted: 'accepted',
  MoveAccepted: 'accepted',
  SplitAccepted: 'accepted',
  MergeAccepted: 'accepted',
} as const;

/** The same of what the Chair settled, which is not what they proposed. */
export const outcomeOf = (type: keyof typeof OUTCOME_WORDS, data: object): string =>
  'settled' in data ? 'settled by the Chair otherwise than proposed' : OUTCOME_WORDS[type];
