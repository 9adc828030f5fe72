import {
  accept,
  by,
  coSponsor,
  confirm,
  data,
  decide,
  delegationId,
  dispose,
  given,
  idOf,
  overtaken,
  propose,
  proposed,
  Q1,
  Q2,
  Q4,
  reading,
  readingOf,
  recordedFor,
  revise,
  tabled,
  text,
  withdraw,
} from '../../testing/index.js';
import { DeferProposal } from './defer-proposal.js';
import { NotRetain } from './not-retain.js';

const before = [tabled, reading, proposed];

describe('proposing an edit', () => {
  it('puts it before the room', () => {
    const { text: after } = text(tabled, reading)
      .when(proposed)
      .gives({ type: 'EditProposed', data: { questionId: Q1, by: [delegationId('Avalon')] } });
    expect(after.proposals.get(idOf('p'))).toMatchObject({ status: 'tabled', capacity: 'party' });
  });
  it('lets a signatory and a contracting State propose too', () => {
    text(tabled, reading)
      .when(propose('Dorado', Q1, 'measures', 'steps'))
      .then('EditProposed');
    text(tabled, reading)
      .when(propose('Ferland', Q1, 'measures', 'steps'))
      .then('EditProposed');
  });
  it('refuses a State that is neither (R6)', () =>
    text(tabled, reading)
      .when(propose('Elysia', Q1, 'measures', 'steps'))
      .refuses('NOT_A_PROPOSER', 'R6'));
  it('needs a reading (R29)', () => text(tabled).when(proposed).refuses('NO_READING_OPEN', 'R29'));
  it('needs a question in its scope (R29)', () =>
    text(tabled, readingOf(Q2)).when(proposed).refuses('OUT_OF_SCOPE', 'R29'));
  it('refuses an agreed question (R29) and a tombstone (R26)', () => {
    text(tabled, reading, dispose(Q1, 'agreed')).when(proposed).refuses('QUESTION_NOT_OPEN', 'R29');
    text(tabled, reading, dispose(Q1, 'removed', { reason: 'language' }))
      .when(proposed)
      .refuses('QUESTION_REMOVED', 'R26');
  });
  it('takes a second one beside the first', () =>
    text(...before)
      .when(propose('Borealia', Q1, 'measures', 'plans', 'other'))
      .then('EditProposed'));
  it('knows no unheard-of question', () =>
    text(tabled, reading)
      .when(data(proposed, { questionId: idOf('nothing') }))
      .isMissing('QUESTION_UNKNOWN'));
  it('is recorded by the secretariat in the name of a delegation', () => {
    text(tabled, reading)
      .when(recordedFor('Borealia', proposed))
      .then({ type: 'EditProposed', data: { by: [delegationId('Borealia')] } });
    text(tabled, reading).when(by('secretariat', proposed)).isInvalid('DELEGATION_MISSING');
    text(tabled, reading).when(recordedFor('Open Harbour', proposed)).refuses('NOT_A_PROPOSER', 'R6');
  });
});

describe('the edit that is proposed', () => {
  const hunks = (...list: object[]) => data(proposed, { edit: { base: '5', tokeniser: 1, hunks: list } });
  const insert = (ins: string) => hunks({ from: 0, to: 0, del: '', ins });
  const whole = (wording: string) => data(proposed, { edit: { base: '5', wording } });

  it.each([
    ['control characters', '\u0000', 'INPUT_INVALID'],
    ['an escape', ' a\u001b[31mb', 'INPUT_INVALID'],
    ['a lone surrogate', ' \ud800', 'INPUT_INVALID'],
    ['an override of direction', ' \u202eabc', 'INPUT_INVALID'],
    ['doubled blanks', '  a', 'INSERTION_NOT_NORMAL'],
    ['a blank line at the beginning', '\n', 'WORDING_NOT_NORMAL'],
    ['nothing', '', 'CHANGES_NOTHING'],
  ])('refuses %s in a hunk', (_, ins, code) => {
    text(tabled, reading).when(insert(ins)).isInvalid(code);
  });
  it('refuses to leave no words', () => {
    const q4 = 'Which authorities of your State cooperate across borders?';
    const room = text(tabled, reading).room;
    const words = [' Which', ' authorities', ' of', ' your', ' State', ' cooperate', ' across', ' borders', '?'];
    expect(words.join('').trim()).toBe(q4);
    text(tabled, reading)
      .when(
        data(propose('Avalon', Q4, 'x', 'y'), {
          edit: {
            base: String(room.text.revision),
            tokeniser: 1,
            hunks: [{ from: 0, to: 9, del: words.join(''), ins: '' }],
          },
        }),
      )
      .isInvalid('WORDING_EMPTY');
  });
  it('refuses an edit that changes nothing, a base to come, another tokeniser, a false witness', () => {
    text(tabled, reading)
      .when(propose('Avalon', Q1, 'no such words', ''))
      .isInvalid('CHANGES_NOTHING');
    text(tabled, reading)
      .when(data(proposed, { edit: { base: '99', wording: 'x' } }))
      .isInvalid('BASE_UNKNOWN');
    text(tabled, reading)
      .when(data(proposed, { edit: { base: '0', wording: 'x' } }))
      .isInvalid('BASE_UNKNOWN');
    text(tabled, reading)
      .when(data(proposed, { edit: { base: '5', tokeniser: 7, hunks: [{ from: 0, to: 0, del: '', ins: ' a' }] } }))
      .isInvalid('TOKENISER_UNKNOWN');
    text(tabled, reading)
      .when(hunks({ from: 0, to: 1, del: ' Is', ins: ' Are' }))
      .isInvalid('WITNESS_MISMATCH');
    text(tabled, reading)
      .when(hunks({ from: 90, to: 91, del: ' Is', ins: '' }))
      .isInvalid('HUNK_OUT_OF_RANGE');
  });
  it('refuses what it does not understand', () => {
    text(tabled, reading)
      .when(data(proposed, { colour: 'red' }))
      .isInvalid('INPUT_INVALID');
    text(tabled, reading)
      .when(given(proposed, { colour: 'red' }))
      .isInvalid('INPUT_INVALID');
    text(tabled, reading).when(whole(' \n ')).isInvalid('INPUT_INVALID');
  });
});

describe('co-sponsoring', () => {
  it('adds a sponsor, whose words they are too', () => {
    const { text: after } = text(...before)
      .when(coSponsor('Dorado'))
      .gives('ProposalCoSponsored');
    expect(after.proposals.get(idOf('p'))?.by).toEqual([delegationId('Avalon'), delegationId('Dorado')]);
  });
  it('refuses an NGO (R6)', () =>
    text(...before)
      .when(coSponsor('Open Harbour'))
      .refuses('NOT_A_PROPOSER', 'R6'));
  it('refuses it twice (R29)', () => {
    text(...before)
      .when(coSponsor('Borealia'))
      .second()
      .refuses('ALREADY_A_SPONSOR', 'R29');
    text(...before)
      .when(coSponsor('Avalon'))
      .refuses('ALREADY_A_SPONSOR', 'R29');
  });
  it('makes the Chair look again', () => {
    const { room } = text(...before);
    text(...before, coSponsor('Borealia'))
      .when(() => accept(room))
      .conflicts();
  });
});

describe('revising', () => {
  it('replaces the edit', () => {
    const { text: after } = text(...before)
      .when(revise('Avalon', 'measures', 'plans'))
      .gives('ProposalRevised');
    expect(after.proposals.get(idOf('p'))).toMatchObject({ kind: 'edit', edit: { hunks: [{ ins: ' plans' }] } });
  });
  it('is for its sponsors', () =>
    text(...before)
      .when(revise('Borealia', 'measures', 'plans'))
      .forbids('NOT_YOUR_PROPOSAL'));
  it('is too late once decided (R29)', () =>
    text(...before, accept)
      .when(revise('Avalon', 'State', 'Government'))
      .refuses('PROPOSAL_NOT_OPEN', 'R29'));
});

describe('confirming', () => {
  const stale = [...before, ...overtaken];
  it('restates a stale proposal, which can then be accepted', () => {
    text(...stale)
      .when(confirm('Avalon', 'policies', 'steps'))
      .then('ProposalConfirmed');
    text(...stale, confirm('Avalon', 'policies', 'steps'))
      .when(accept)
      .then('ProposalAccepted');
  });
  it('is for what is stale (R29)', () =>
    text(...before)
      .when(confirm('Avalon', 'measures', 'plans'))
      .refuses('PROPOSAL_NOT_STALE', 'R29'));
  it('refuses words that collide again (R28)', () => {
    const { room } = text(...before);
    text(...stale)
      .when(() => confirm('Avalon', 'measures', 'plans')(room))
      .refuses('PROPOSAL_STALE', 'R28');
  });
  it('comes second', () =>
    text(...stale)
      .when(confirm('Avalon', 'policies', 'steps'))
      .second()
      .refuses('PROPOSAL_NOT_STALE', 'R29'));
});

describe('withdrawing', () => {
  it('takes it back before a decision (R8)', () =>
    text(...before)
      .when(withdraw('Avalon'))
      .then('ProposalWithdrawn'));
  it('takes back what was put off', () => {
    text(...before, decide(DeferProposal))
      .when(withdraw('Avalon'))
      .then('ProposalWithdrawn');
  });
  it('is not for a co-sponsor', () =>
    text(...before, coSponsor('Borealia'))
      .when(withdraw('Borealia'))
      .forbids('NOT_THE_PROPOSER'));
  it('is not for strangers', () =>
    text(...before)
      .when(withdraw('Borealia'))
      .forbids('NOT_YOUR_PROPOSAL'));
  it('is too late after a decision, and the second time (R29)', () => {
    text(...before, decide(NotRetain))
      .when(withdraw('Avalon'))
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
    text(...before)
      .when(withdraw('Avalon'))
      .second()
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
  });
});
