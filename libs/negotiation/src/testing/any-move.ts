import fc from 'fast-check';
import type { Move } from './move.js';
import { TEXT_COMMANDS } from './moves.js';

/** What a room is busy with at one time. Any verb may come at any time; those of a theme come often enough to lead to something. */
const THEMES = {
  wording: ['ProposeEdit', 'AcceptProposal', 'AcceptAsAmended', 'ReviseProposal', 'ConfirmProposal'],
  brackets: ['ProposeEdit', 'ReflectInBrackets', 'ReflectInBrackets', 'SettleBrackets', 'SettleBrackets'],
  amending: ['ProposeEdit', 'ProposeSubAmendment', 'ProposeSubAmendment', 'TakeSubAmendment', 'AcceptProposal'],
  letting: [
    'ProposeEdit',
    'ProposeSubAmendment',
    'NotRetain',
    'WithdrawProposal',
    'DeferProposal',
    'CoSponsor',
    'CorrectSlip',
  ],
  package: ['ProposeEdit', 'ProposeMove', 'DecidePackage'],
  speech: ['RaiseIdea', 'WordIdea', 'MakeComment', 'TakeUpComment', 'CorrectSlip'],
  transcripts: ['ProposeEdit', 'ConfirmTranscript', 'CorrectTranscript', 'DisputeTranscript'],
  gavel: ['FloatWording', 'PutWording', 'AgreeWithoutObjection', 'ObjectFormally', 'ReportPresence'],
  silence: ['ObjectFormally', 'PutWording', 'PutWording', 'AgreeWithoutObjection', 'AgreeWithoutObjection'],
  overruling: ['ObjectFormally', 'PutWording', 'AgreeNotwithstanding', 'MaintainObjection'],
  weighing: [
    'MakeConcernFormal',
    'MakeObjectionConcern',
    'MakeReservation',
    'WithdrawReservation',
    'VoiceConcern',
    'CorrectSlip',
  ],
  positions: ['TakePosition', 'TakePosition', 'Dissociate', 'FloatWording', 'CorrectSlip'],
  agreeing: ['DisposeOfQuestion', 'AgreeAdReferendum', 'ReopenQuestion', 'ReinstateQuestion', 'AskToReopen'],
  disclosing: ['WidenAudience', 'WidenAudience', 'ProposeEdit', 'AcceptProposal'],
  slips: ['DisposeOfQuestion', 'AcceptProposal', 'CorrectSlip', 'CorrectSlip'],
  instructions: ['DisposeOfQuestion', 'ConfirmActs', 'DisputeAct', 'PutWording'],
  growing: ['ProposeQuestion', 'ProposeDeletion', 'ProposeMove', 'AcceptProposal'],
  parting: ['ProposeSplit', 'ProposeMerge', 'AcceptProposal'],
  conduct: ['SuspendReading', 'WidenScope', 'NarrowScope', 'TakeUpQuestion', 'CarryOver'],
  ending: ['CarryEverythingOver', 'CloseReading', 'RedraftQuestion', 'IssueRevision', 'OpenReading'],
} as const;

const verbOf = (name: string): number => TEXT_COMMANDS.findIndex((entry) => entry.name === name);

const moveBy = (verb: fc.Arbitrary<number>): fc.Arbitrary<Move> =>
  fc.record({
    verb,
    who: fc.nat(11),
    thing: fc.nat(7),
    from: fc.nat(14),
    length: fc.nat(3),
    insert: fc.constantFrom('', 'shall', 'may', 'all relevant', 'by land'),
    age: fc.constantFrom(0, 0, 0, 1, 3, 9),
    flag: fc.boolean(),
    careless: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  });

/** Half of the moves are those of the themes; and what was suspended is resumed, or nothing more would happen. */
const moveAmong = (verbs: readonly string[]): fc.Arbitrary<Move> =>
  moveBy(
    fc.oneof(
      { weight: 3, arbitrary: fc.nat(TEXT_COMMANDS.length - 1) },
      { weight: 5, arbitrary: fc.constantFrom(...verbs, 'ResumeReading').map(verbOf) },
    ),
  );

/** Nothing but these, in any order, so many times. */
export const movesOf = (verbs: readonly string[], minLength: number, maxLength: number): fc.Arbitrary<Move[]> =>
  fc.array(moveBy(fc.constantFrom(...verbs).map(verbOf)), { minLength, maxLength, size: 'max' });

/** Anything that anybody may try, so many times, in a room that is busy with two themes or three. */
export const anyMoves = (minLength: number, maxLength: number): fc.Arbitrary<Move[]> =>
  fc.uniqueArray(fc.constantFrom(...Object.keys(THEMES)), { minLength: 2, maxLength: 3 }).chain((themes) => {
    const verbs = themes.flatMap((theme): readonly string[] => THEMES[theme as keyof typeof THEMES]);
    return fc.array(moveAmong(verbs), { minLength, maxLength, size: 'max' });
  });
