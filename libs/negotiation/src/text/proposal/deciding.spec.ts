import { blame, spansAt } from '#text';
import {
  accept,
  amend,
  by,
  carryProposalOver,
  decide,
  delegationId,
  given,
  overriding,
  overtaken,
  personId,
  propose,
  proposed,
  put,
  Q1,
  reading,
  tabled,
  text,
  unseen,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { weaveOf } from '../question/wording.js';
import { DeferProposal } from './defer-proposal.js';
import { NotRetain } from './not-retain.js';
import { ReflectInBrackets } from './reflect-in-brackets.js';

const before = [tabled, reading, proposed];
const reflect = decide(ReflectInBrackets);
const amended = amend('measures', 'steps and policies');

describe.each([
  ['accepting', accept, 'ProposalAccepted'],
  ['accepting as amended', amended, 'ProposalAcceptedAsAmended'],
  ['reflecting in brackets', reflect, 'ProposalReflectedInBrackets'],
  ['not retaining', decide(NotRetain), 'ProposalNotRetained'],
  ['deferring', decide(DeferProposal), 'ProposalDeferred'],
  ['carrying over', carryProposalOver(), 'ProposalCarriedOver'],
])('%s', (_, step, type) => {
  it('is the Chair’s', () =>
    text(...before)
      .when(step)
      .then(type));
  it('is recorded by the secretariat on instruction', () => {
    text(...before)
      .when(by('secretariat', step))
      .refuses('INSTRUCTION_MISSING', 'R3');
    text(...before)
      .when(given(by('secretariat', step), { instructedBy: personId('chair') }))
      .then(type);
  });
  it('is not a delegation’s', () =>
    text(...before)
      .when(by('Avalon', step))
      .forbids('NOT_YOURS_TO_SAY'));
  it('asks what was seen', () =>
    text(...before)
      .when(unseen(step))
      .conflicts('SEEN_MISSING'));
  it('tells a second Chair', () =>
    text(...before)
      .when(step)
      .second()
      .conflicts());
  it('refuses a decided proposal (R29)', () =>
    text(...before, decide(NotRetain))
      .when(step)
      .refuses('PROPOSAL_NOT_OPEN', 'R29'));
  it('cannot have seen what is yet to come', () =>
    text(...before)
      .when(given(step, { seen: { text: '99' } }))
      .isInvalid('SEEN_IN_THE_FUTURE'));
});

describe.each([
  ['accepting', accept],
  ['accepting as amended', amended],
  ['reflecting in brackets', reflect],
  ['not retaining', decide(NotRetain)],
  ['deferring', decide(DeferProposal)],
])('%s', (_, step) => {
  it('waits while a wording is put (R29)', () =>
    text(...before, put(Q1))
      .when(step)
      .refuses('WORDING_PUT', 'R29'));
});

describe('a reason', () => {
  it('says more than "other"', () => {
    text(...before)
      .when(decide(NotRetain, 'p', { reason: 'other' }))
      .isInvalid('WORDS_MISSING');
    text(...before)
      .when(decide(NotRetain, 'p', { reason: 'other', words: 'See paragraph 3.' }))
      .then({ type: 'ProposalNotRetained', data: { reason: 'other', words: 'See paragraph 3.' } });
  });
});

describe('accepting as amended', () => {
  it('leaves to the proponent what was the proponent’s', () => {
    const { text: after } = text(...before)
      .when(amended)
      .gives('ProposalAcceptedAsAmended');
    const question = after.questions.get(Q1)!;
    const runs = blame(weaveOf(question.wording)).map((run) => JSON.stringify(run));
    expect(runs.find((run) => run.includes('steps'))).toContain(delegationId('Avalon'));
    expect(runs.find((run) => run.includes('and policies'))).not.toContain(delegationId('Avalon'));
  });
  it('settles a stale proposal on the record only (R28)', () => {
    const stale = [...before, ...overtaken];
    text(...stale)
      .when(amend('policies', 'steps'))
      .refuses('PROPOSAL_STALE', 'R28');
    const room = text(...stale)
      .when(overriding(amend('policies', 'steps'), 'R28', 'PROPOSAL_STALE'))
      .gives('ProposalAcceptedAsAmended');
    expect(room.facts.at(-1)?.meta.overrides).toEqual([
      { rule: 'R28', code: 'PROPOSAL_STALE', over: [delegationId('Avalon')] },
    ]);
  });
});

describe('reflecting in brackets', () => {
  it('keeps both wordings, side by side', () => {
    const { text: after } = text(...before)
      .when(reflect)
      .gives('ProposalReflectedInBrackets');
    const question = after.questions.get(Q1)!;
    expect(wordingOf(question)).toContain('measures steps');
    expect(spansAt(weaveOf(question.wording)).map((span) => span.requestedBy)).toEqual([[], [delegationId('Avalon')]]);
  });
  it('refuses a stale one (R28)', () =>
    text(...before, ...overtaken)
      .when(reflect)
      .refuses('PROPOSAL_STALE', 'R28'));
  it('never lets brackets cross (R17)', () => {
    const first = propose('Avalon', Q1, ' State have measures', '', 'a');
    const across = propose('Borealia', Q1, ' measures to prevent', '', 'b');
    text(tabled, reading, first, decide(ReflectInBrackets, 'a'), across)
      .when(decide(ReflectInBrackets, 'b'))
      .refuses('SPANS_CROSS', 'R17');
  });
});
