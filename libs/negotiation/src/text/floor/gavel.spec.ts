import { blame } from '#text';
import {
  agree,
  carryProposalOver,
  coSponsor,
  decide,
  delegationId,
  dispose,
  given,
  idOf,
  lift,
  object,
  overtaken,
  propose,
  proposed,
  put,
  putWords,
  Q1,
  reading,
  revise,
  tabled,
  takeBack,
  text,
  unseen,
  withdraw,
  type Room,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { weaveOf } from '../question/wording.js';

const before = [tabled, reading];
const wording = (room: Room) => wordingOf(room.text.questions.get(Q1)!);
const creditedTo = (room: Room, word: string): string =>
  blame(weaveOf(room.text.questions.get(Q1)!.wording))
    .map((run) => JSON.stringify(run))
    .filter((run) => run.includes(word))
    .join();

describe('the gavel', () => {
  const putProposal = put(Q1, { proposalId: idOf('p') });
  it('agrees the words put, by no objection, for the group', () => {
    const room = text(...before, put(Q1))
      .when(agree())
      .gives({
        type: 'AgreedWithoutObjection',
        data: { mode: 'no-objection', whose: 'group', proposals: [] },
      });
    expect(room.text.questions.get(Q1)?.status).toBe('agreed');
  });
  it('tells a second Chair, also one who would take it back', () => {
    text(...before, put(Q1))
      .when(agree())
      .second()
      .conflicts();
    const { room } = text(...before, put(Q1));
    text(...before, put(Q1), agree())
      .when(() => takeBack()(room))
      .conflicts();
  });
  it('asks what was seen', () =>
    text(...before, put(Q1))
      .when(unseen(agree()))
      .conflicts('SEEN_MISSING'));
  it('does not fall over an objection raised meanwhile (R11)', () => {
    const { room } = text(...before, put(Q1));
    const objected = [...before, put(Q1), object('Avalon', Q1)];
    text(...objected)
      .when(() => agree()(room))
      .conflicts();
    text(...objected)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    text(...objected, lift('Avalon'))
      .when(agree())
      .then('AgreedWithoutObjection');
  });
  it('accepts the proposal put as proposed, and makes the others moot', () => {
    const other = propose('Borealia', Q1, 'measures', 'plans', 'other');
    const late = [propose('Dorado', Q1, 'State', 'country', 'late'), decide(DeferProposal, 'late')];
    const room = text(...before, proposed, other, ...late, putProposal)
      .when(agree())
      .gives({
        type: 'AgreedWithoutObjection',
        data: {
          proposals: [
            { proposalId: idOf('p'), outcome: 'accepted' },
            { proposalId: idOf('other'), outcome: 'moot' },
            { proposalId: idOf('late'), outcome: 'moot' },
          ],
        },
      });
    expect(creditedTo(room, 'steps')).toContain(delegationId('Avalon'));
  });
  it('shares the credit where other words answer the proposal', () => {
    const answer = putWords(Q1, 'measures', 'steps and plans', { proposalId: idOf('p') });
    const room = text(...before, proposed, answer)
      .when(agree())
      .gives({
        type: 'AgreedWithoutObjection',
        data: { proposals: [{ proposalId: idOf('p'), outcome: 'accepted-as-amended' }] },
      });
    expect(creditedTo(room, 'steps')).toContain(delegationId('Avalon'));
    expect(creditedTo(room, 'and plans')).not.toContain(delegationId('Avalon'));
  });
  it('credits the Chair where the proposal was withdrawn meanwhile', () => {
    const room = text(...before, proposed, putProposal, withdraw('Avalon'))
      .when(agree())
      .gives({ type: 'AgreedWithoutObjection', data: { proposals: [] } });
    expect(room.text.proposals.get(idOf('p'))?.status).toBe('withdrawn');
    expect(creditedTo(room, 'steps')).not.toContain(delegationId('Avalon'));
    expect(wording(room)).toContain('have steps to');
  });
  it('agrees what was put, not what it was revised to meanwhile', () => {
    const room = text(...before, proposed, putProposal, revise('Avalon', 'measures', 'plans'), coSponsor('Borealia'))
      .when(agree())
      .gives({
        type: 'AgreedWithoutObjection',
        data: { proposals: [{ proposalId: idOf('p'), outcome: 'accepted' }] },
      });
    expect(wording(room)).toContain('have steps to');
  });
  it('leaves the Chair the words that a sponsor takes up while they are put', () => {
    const answer = putWords(Q1, 'measures', 'plans', { proposalId: idOf('p') });
    text(...before, proposed, answer, revise('Avalon', 'measures', 'plans'))
      .when(agree())
      .then({
        type: 'AgreedWithoutObjection',
        data: { proposals: [{ proposalId: idOf('p'), outcome: 'accepted-as-amended' }] },
      });
  });
  it('disposes of a proposal carried over while it was put', () =>
    text(...before, proposed, putProposal, carryProposalOver())
      .when(agree())
      .then({
        type: 'AgreedWithoutObjection',
        data: { proposals: [{ proposalId: idOf('p'), outcome: 'accepted' }] },
      }));
  it('agrees words put in answer to a stale proposal, exactly', () => {
    const answer = putWords(Q1, 'policies', 'steps', { proposalId: idOf('p') });
    const room = text(...before, proposed, ...overtaken, answer)
      .when(agree())
      .gives('AgreedWithoutObjection');
    expect(wording(room)).toContain('have steps to');
  });
  it('leaves a question agreed for good in this reading (R29)', () => {
    text(...before, put(Q1), agree())
      .when(dispose(Q1, 'deferred'))
      .refuses('QUESTION_NOT_OPEN', 'R29');
    text(...before, put(Q1), agree())
      .when(given(put(Q1, {}, 'again'), {}))
      .refuses('QUESTION_NOT_OPEN', 'R29');
  });
});
