import {
  by,
  confirm,
  coSponsor,
  decide,
  delegationId,
  idOf,
  overtaken,
  propose,
  proposed,
  Q1,
  Q2,
  Q4,
  reading,
  recordedFor,
  revise,
  scene,
  tabled,
  text,
  withdraw,
  type Step,
} from '../../testing/index.js';
import { AcceptProposal } from './accept-proposal.js';
import { NotRetain } from './not-retain.js';

const before = [tabled, reading, proposed];

describe('the same change', () => {
  const same = propose('Borealia', Q1, 'measures', 'steps', 'same');
  const elsewhere = [propose('Corvania', Q1, 'your State', 'your country', 'q'), decide(AcceptProposal, 'q')];

  it('is not proposed twice: who comes second is told which proposal to co-sponsor (R29)', () => {
    text(...before)
      .when(same)
      .refuses('SAME_CHANGE', 'R29');
    expect(() => scene(...before, same)).toThrow(idOf('p'));
    text(...before)
      .when(coSponsor('Borealia'))
      .then('ProposalCoSponsored');
  });
  it('is the same from another base, and from its own sponsor', () => {
    text(...before, ...elsewhere)
      .when(same)
      .refuses('SAME_CHANGE');
    text(...before)
      .when(by('Avalon', same))
      .refuses('SAME_CHANGE');
  });
  it('is not what a proposal is revised or confirmed to', () => {
    const other = propose('Borealia', Q1, 'measures', 'plans', 'other');
    text(...before, other)
      .when(revise('Borealia', 'measures', 'steps', 'other'))
      .refuses('SAME_CHANGE');
    const late = propose('Corvania', Q1, 'policies', 'steps', 'late');
    text(...before, ...overtaken, late)
      .when(confirm('Avalon', 'policies', 'steps'))
      .refuses('SAME_CHANGE');
  });
  it('is revised to by the proposal itself, which only says more', () =>
    text(...before)
      .when(revise('Avalon', 'measures', 'steps'))
      .then('ProposalRevised'));
  it('comes again once the first is decided, or on another question', () => {
    text(...before, decide(NotRetain))
      .when(same)
      .then('EditProposed');
    text(...before, withdraw('Avalon'))
      .when(same)
      .then('EditProposed');
    text(...before, propose('Corvania', Q2, '.', '?', 'x'))
      .when(propose('Borealia', Q4, '?', '.', 'y'))
      .then('EditProposed');
    text(...before, revise('Avalon', 'measures', 'plans'))
      .when(same)
      .then('EditProposed');
  });

  describe('from a delegation of another capacity', () => {
    const byASignatory = [tabled, reading, propose('Dorado', Q1, 'measures', 'steps')];
    const countsFor = (...steps: Step[]) => scene(...steps).text.proposals.get(idOf('p'))?.capacity;

    it('is offered to a party after a signatory, and counts as a party’s once it joins', () => {
      text(...byASignatory)
        .when(same)
        .refuses('SAME_CHANGE', 'R29');
      expect(() => scene(...byASignatory, same)).toThrow(`CoSponsor, "proposalId": "${idOf('p')}"`);
      expect(countsFor(...byASignatory)).toBe('signatory');
      const { text: after } = text(...byASignatory)
        .when(coSponsor('Borealia'))
        .gives('ProposalCoSponsored');
      expect(after.proposals.get(idOf('p'))).toMatchObject({
        by: [delegationId('Dorado'), delegationId('Borealia')],
        capacity: 'party',
      });
    });
    it('is offered to a signatory after a party, and stays a party’s', () => {
      const late = propose('Dorado', Q1, 'measures', 'steps', 'late');
      text(...before)
        .when(late)
        .refuses('SAME_CHANGE', 'R29');
      expect(countsFor(...before, coSponsor('Dorado'))).toBe('party');
    });
    it('counts for the weightiest of its sponsors, whoever joins last', () => {
      expect(countsFor(...byASignatory, coSponsor('Ferland'))).toBe('contracting');
      expect(countsFor(...byASignatory, coSponsor('Borealia'), coSponsor('Ferland'))).toBe('party');
      expect(countsFor(...byASignatory, recordedFor('Borealia', coSponsor('Borealia')))).toBe('party');
    });
    it('is not offered to a State that is neither: its wording is a comment, and it joins no proposal (R6)', () => {
      const comment = propose('Elysia', Q1, 'measures', 'steps', 'late');
      text(...byASignatory)
        .when(comment)
        .refuses('NOT_A_PROPOSER', 'R6');
      text(...byASignatory)
        .when(coSponsor('Elysia'))
        .refuses('NOT_A_PROPOSER', 'R6');
    });
  });
});
