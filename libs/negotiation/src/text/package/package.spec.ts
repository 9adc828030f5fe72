import {
  accept,
  agree,
  by,
  data,
  decide,
  dispose,
  idOf,
  given,
  noticed,
  object,
  overriding,
  packed,
  propose,
  proposeDeletion,
  proposeMerge,
  put,
  putWords,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  reopen,
  revise,
  subAmend,
  suspended,
  tabled,
  text,
  told,
  delegationId,
  unseen,
  withdraw,
  proposeSplit,
  type Step,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';

const measures = propose('Avalon', Q1, 'measures', 'steps');
const atSea = propose('Borealia', Q1, 'by sea', 'by land and sea', 'q');
const reasons = propose('Borealia', Q2, 'reasons', 'grounds', 'r');
const room = [tabled, reading, measures, atSea, reasons];

describe('deciding a package', () => {
  it('accepts all of it, each on the text that the one before leaves', () => {
    const { text: after } = text(...room)
      .when(packed('accepted', 'p', 'q', 'r'))
      .gives(
        { type: 'PackageDecided', data: { packageId: idOf('package'), proposals: [idOf('p'), idOf('q'), idOf('r')] } },
        { type: 'ProposalAccepted', data: { proposalId: idOf('p'), packageId: idOf('package'), reason: 'compromise' } },
        { type: 'ProposalAccepted', data: { proposalId: idOf('q'), questionId: Q1 } },
        { type: 'ProposalAccepted', data: { proposalId: idOf('r'), questionId: Q2 } },
      );
    expect(wordingOf(after.questions.get(Q1)!)).toBe(
      'Does your State have steps to prevent the smuggling of migrants by land and sea?',
    );
    expect(after.proposals.get(idOf('q'))).toMatchObject({ status: 'accepted', packageId: idOf('package') });
  });
  it('keeps the Chair’s one screen in each event', () => {
    const { facts } = text(...room)
      .when(packed('accepted', 'p', 'q'))
      .gives('PackageDecided', 'ProposalAccepted', 'ProposalAccepted');
    const screens = facts.slice(-3).map((fact) => (fact.data as { seen: object }).seen);
    expect(new Set(screens.map((seen) => JSON.stringify(seen))).size).toBe(1);
  });
  it('does not retain all of it', () =>
    text(...room)
      .when(packed('not-retained', 'p', 'r'))
      .then('PackageDecided', 'ProposalNotRetained', 'ProposalNotRetained'));
  it('decides nothing where one of them cannot be decided, and names it', () => {
    const collides = propose('Corvania', Q1, 'measures', 'policies', 'z');
    text(...room, collides)
      .when(packed('accepted', 'r', 'p', 'z'))
      .refuses('PROPOSAL_STALE', 'R28');
    const tried = (): unknown => {
      const { room: now } = text(...room, collides);
      return now.drafts(packed('accepted', 'r', 'p', 'z')(now));
    };
    expect(tried).toThrow(`Proposal ${idOf('z')} (3 of 3 in the package): It collides`);
    text(...room, accept)
      .when(packed('accepted', 'r', 'p'))
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
    text(...room, put(Q2))
      .when(packed('accepted', 'p', 'r'))
      .refuses('WORDING_PUT', 'R29');
    text(...room, dispose(Q2, 'deferred'))
      .when(packed('accepted', 'p', 'r'))
      .refuses('QUESTION_NOT_OPEN', 'R29');
    text(...room)
      .when(packed('accepted', 'p', 'nothing'))
      .isMissing('PROPOSAL_UNKNOWN');
  });
  it('takes a sub-amendment and then what it amends', () =>
    text(...room, subAmend('Corvania', 'steps', 'plans'))
      .when(packed('accepted', 'sub', 'p'))
      .then('PackageDecided', 'SubAmendmentAccepted', 'ProposalAccepted'));
  it('passes a rule for the whole of it, by name', () => {
    const split = [...room, proposeSplit('Avalon', Q4, [4], 's'), object('Corvania', Q4)];
    const whole = packed('accepted', 'p', 's');
    text(...split)
      .when(whole)
      .refuses('OBJECTION_LIVE', 'R11');
    const { facts } = text(...split)
      .when(overriding(whole, 'R11', 'OBJECTION_LIVE'))
      .gives('PackageDecided', 'ProposalAccepted', 'SplitAccepted');
    expect(facts.at(-3)?.meta).toMatchObject({ overrides: [{ rule: 'R11', code: 'OBJECTION_LIVE' }] });
  });
  it('gives two splits ids of their own', () => {
    const both = [...room, proposeSplit('Avalon', Q4, [4], 's'), proposeSplit('Avalon', Q3, [4], 't')];
    const { text: after } = text(...both)
      .when(packed('accepted', 's', 't'))
      .gives('PackageDecided', 'SplitAccepted', 'SplitAccepted');
    expect(after.questions.size).toBe(8);
  });
  it('is decided on what the Chair saw, and is the Chair’s', () => {
    text(...room)
      .when(packed('accepted', 'p', 'r'))
      .second()
      .conflicts();
    const before = String(text(...room).room.text.revision);
    text(...room, revise('Avalon', 'measures', 'plans'))
      .when(given(packed('accepted', 'p', 'r'), { seen: { text: before } }))
      .conflicts();
    text(...room)
      .when(unseen(packed('accepted', 'p', 'r')))
      .conflicts('SEEN_MISSING');
    text(...room)
      .when(by('Avalon', packed('accepted', 'p', 'r')))
      .forbids('NOT_YOURS_TO_SAY');
    text(...room, suspended)
      .when(packed('accepted', 'p', 'r'))
      .refuses('READING_SUSPENDED', 'R29');
    text(...room)
      .when(packed('accepted', 'p'))
      .isInvalid('INPUT_INVALID');
    text(...room)
      .when(data(packed('accepted', 'p', 'r'), { reason: 'other' }))
      .isInvalid('WORDS_MISSING');
  });
});

/** What sponsors are told of their proposals; others may hear that a question was edited beside theirs. */
const outcomes = (...steps: readonly Step[]) =>
  noticed(...steps)
    .filter(({ kind }) => kind === 'proposal-decided')
    .map(({ recipient, title, lines }) => [recipient, title, lines]);

describe('what comes after a package', () => {
  const decided = [...room, packed('accepted', 'p', 'r')];
  it('names it', () => {
    text(...decided)
      .when(withdraw('Avalon'))
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
    text(...decided, put(Q1), agree())
      .when(reopen(Q1))
      .then({ type: 'QuestionReopened', data: { packages: [idOf('package')] } });
    text(...decided)
      .when(dispose(Q1, 'removed', { reason: 'language' }))
      .then({ type: 'QuestionRemoved', data: { packages: [idOf('package')] } });
  });
  it.each<[string, readonly Step[], Step, string]>([
    ['the gavel', [put(Q1)], agree(), 'AgreedWithoutObjection'],
    [
      'a deletion',
      [proposeDeletion('Corvania', { questionId: Q1 }, 'next')],
      decide(AcceptProposal, 'next'),
      'DeletionAccepted',
    ],
    ['a split', [proposeSplit('Corvania', Q1, [4], 'next')], decide(AcceptProposal, 'next'), 'SplitAccepted'],
    [
      'a merger',
      [proposeMerge('Corvania', [Q3, Q1], undefined, 'next')],
      decide(AcceptProposal, 'next'),
      'MergeAccepted',
    ],
  ])('is named by %s', (_, steps, step, type) =>
    text(...decided, ...steps)
      .when(step)
      .then({ type, data: { packages: [idOf('package')] } }),
  );
  it('is not named by its own parts', () => {
    const { facts } = text(...room, proposeSplit('Avalon', Q1, [4], 's'))
      .when(packed('accepted', 'r', 's'))
      .gives('PackageDecided', 'ProposalAccepted', 'SplitAccepted');
    expect(facts.at(-1)?.data).not.toHaveProperty('packages');
    const own = text(...room, proposeSplit('Avalon', Q2, [2], 's'))
      .when(packed('accepted', 'r', 's'))
      .gives('PackageDecided', 'ProposalAccepted', 'SplitAccepted');
    expect(own.facts.at(-1)?.data).not.toHaveProperty('packages');
  });
  it('is told of only where the words are others', () => {
    const kinds = (...steps: Step[]): string[] => told(...decided, ...steps).map(([kind]) => kind);
    expect(kinds(put(Q1), agree())).not.toContain('package-undone');
    expect(kinds(putWords(Q1, 'steps', 'acts'), agree())).toContain('package-undone');
    expect(kinds(proposeSplit('Corvania', Q1, [4], 'next'), decide(AcceptProposal, 'next'))).toContain(
      'package-undone',
    );
  });
  it('is told to those who gave and took in it', () => {
    const removal = told(...decided, dispose(Q1, 'removed', { reason: 'language' }));
    expect(removal).toContainEqual([
      'package-undone',
      delegationId('Borealia'),
      'A package that your proposal belongs to changed: a question was taken out',
    ]);
  });
  it('each sponsor hears that it was one', () =>
    expect(outcomes(...decided)).toEqual([
      [
        delegationId('Avalon'),
        'Your proposal on question 1 was accepted',
        ['Decided in one package with another proposal.'],
      ],
      [
        delegationId('Borealia'),
        'Your proposal on question 1 (a) was accepted',
        ['Decided in one package with another proposal.'],
      ],
    ]));
});
