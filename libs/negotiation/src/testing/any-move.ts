import fc from 'fast-check';
import type { Move } from './move.js';
import { TEXT_COMMANDS } from './moves.js';

/** Often enough that something is decided; the rest of the commands come as they come. */
const verb = fc.oneof(
  { weight: 3, arbitrary: fc.nat(TEXT_COMMANDS.length - 1) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        'ProposeEdit',
        'ProposeEdit',
        'AcceptProposal',
        'AcceptProposal',
        'ProposeSubAmendment',
        'TakeSubAmendment',
        'ReflectInBrackets',
        'AcceptAsAmended',
        'PutWording',
        'AgreeWithoutObjection',
        'SettleBrackets',
        'ObjectFormally',
        'MaintainObjection',
        'AgreeNotwithstanding',
        'ReportPresence',
        'FloatWording',
        'RaiseIdea',
        'WordIdea',
        'MakeComment',
        'TakeUpComment',
        'ConfirmTranscript',
        'CorrectTranscript',
        'DecidePackage',
        'ObjectFormally',
        'PutWording',
        'PutWording',
        'AgreeWithoutObjection',
        'AgreeWithoutObjection',
      ].map((name) => TEXT_COMMANDS.findIndex((e) => e.name === name)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        'MakeConcernFormal',
        'MakeObjectionConcern',
        'MakeReservation',
        'TakePosition',
        'Dissociate',
        'CloseReading',
        'IssueRevision',
        'OpenReading',
        'ResumeReading',
        'RedraftQuestion',
        'ResumeReading',
        'ResumeReading',
        'WidenScope',
        'NarrowScope',
        'TakeUpQuestion',
        'CarryOver',
        'DisposeOfQuestion',
        'ReopenQuestion',
        'AskToReopen',
        'CorrectSlip',
        'ReinstateQuestion',
        'ProposeQuestion',
        'ProposeMove',
        'ProposeSplit',
        'ProposeMerge',
        'ProposeDeletion',
      ].map((name) => TEXT_COMMANDS.findIndex((e) => e.name === name)),
    ),
  },
);

/** Anything that anybody may try. */
export const anyMove: fc.Arbitrary<Move> = fc.record({
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
