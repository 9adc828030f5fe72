import fc from 'fast-check';
import { anyMoves } from '../testing/any-move.js';
import { opening, said, tried, type Room } from '../testing/index.js';
import { INTERVENTION_TYPES } from './intervention/intervention.js';
import { isMistaken } from './mistaken.js';

/** What happens only where others have led to it; that the rest is reached goes without saying. */
const TYPES = [
  'AdditionAccepted',
  'DeletionAccepted',
  'MoveAccepted',
  'SplitAccepted',
  'MergeAccepted',
  'QuestionCarriedOver',
  'ProposalCarriedOver',
  'AgreedWithoutObjection',
  'BracketsSettled',
  'ProposalAcceptedAsAmended',
  'SubAmendmentAccepted',
  'SubAmendmentTaken',
  'SubAmendmentsFell',
  'QuestionRemoved',
  'VersionIssued',
  'ObjectionNotMaintained',
  'AgreedNotwithstanding',
  'AgreementContested',
  'ReopeningAsked',
  'QuestionAgreedAdReferendum',
  'QuestionReopened',
  'QuestionReinstated',
  ...INTERVENTION_TYPES,
  'ConcernMadeFormal',
  'ObjectionMadeConcern',
  'PositionTaken',
  'Dissociated',
  'ReservationMade',
  'ReservationWithdrawn',
  'ReadingSuspended',
  'ReadingResumed',
  'ScopeChanged',
  'QuestionTakenUp',
  'EverythingCarriedOver',
  'InterimRevisionIssued',
  'PackageDecided',
  'QuestionRedrafted',
  'SlipCorrected',
  'AudienceWidened',
  'ActsConfirmed',
  'ActDisputed',
];

/** Whatever may be recorded for the wrong delegation. */
const KINDS = ['proposals', 'comments', 'objections', 'positions', 'reservations'] as const;

/** Laws that are held over random negotiations say something of an act only if it is ever taken. */
describe('a random negotiation', () => {
  it('reaches what there is to reach', () => {
    const samples = fc.sample(anyMoves(60, 60), { numRuns: 250, seed: 7 });
    const ends = samples.map((moves) => moves.reduce((room, move) => tried(room, said(move)), opening));
    const reached = new Set(ends.flatMap(({ facts }) => facts.map(({ type }) => type)));
    expect(TYPES.filter((type) => !reached.has(type))).toEqual([]);
    const mistaken = ({ text }: Room): string[] => KINDS.filter((kind) => text[kind].some(isMistaken));
    const kinds = new Set(ends.flatMap(mistaken));
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
