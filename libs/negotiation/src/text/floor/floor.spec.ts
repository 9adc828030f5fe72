import { blame } from '#text';
import {
  accept,
  agree,
  allCarriedOver,
  by,
  carryProposalOver,
  closed,
  coSponsor,
  data,
  decide,
  delegationId,
  dispose,
  float,
  given,
  idOf,
  issued,
  lift,
  object,
  overtaken,
  propose,
  proposed,
  put,
  putWords,
  Q1,
  Q2,
  reading,
  readingOf,
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

describe('floating a wording', () => {
  const floated = float(Q1, 'measures', 'plans');
  it('shows it, undecided', () =>
    text(...before)
      .when(floated)
      .then({ type: 'WordingFloated', data: { wording: expect.stringContaining('have plans') as string } }));
  it('is the Chair’s', () =>
    text(...before)
      .when(by('Avalon', floated))
      .forbids('NOT_YOURS_TO_SAY'));
  it('may come second', () =>
    text(...before)
      .when(floated)
      .second()
      .then('WordingFloated'));
  it('needs a reading (R29)', () => text(tabled).when(floated).refuses('NO_READING_OPEN', 'R29'));
  it('lapses with the reading (R29)', () => {
    const later = [...before, floated, ...allCarriedOver, closed, issued, readingOf()];
    expect(text(...later).room.text.floats.get(idOf('float'))?.status).toBe('lapsed');
    text(...later)
      .when(put(Q1, { floatId: idOf('float') }))
      .refuses('FLOAT_LAPSED', 'R29');
  });
});

describe('putting a wording', () => {
  it('puts the wording as it stands', () =>
    text(...before)
      .when(put(Q1))
      .then({ type: 'WordingPut', data: { hunks: [] } }));
  it('puts what was floated', () =>
    text(...before, float(Q1, 'measures', 'plans'))
      .when(put(Q1, { floatId: idOf('float') }))
      .then({ type: 'WordingPut', data: { wording: expect.stringContaining('have plans') as string } }));
  it('puts words of the Chair', () =>
    text(...before)
      .when(putWords(Q1, 'measures', 'plans'))
      .then('WordingPut'));
  it('puts exact words: with what was accepted since they were floated', () => {
    const accepted = [propose('Avalon', Q1, 'by sea', 'by sea and land'), accept];
    const room = text(...before, float(Q1, 'measures', 'plans'), ...accepted, put(Q1, { floatId: idOf('float') })).room;
    const words = room.text.puts.get(idOf('put'))?.wording;
    expect(words).toBe('Does your State have plans to prevent the smuggling of migrants by sea and land?');
    const after = text(...before, float(Q1, 'measures', 'plans'), ...accepted, put(Q1, { floatId: idOf('float') }))
      .when(agree())
      .gives('AgreedWithoutObjection');
    expect(wording(after)).toBe(words);
  });
  it('refuses stale words (R28)', () =>
    text(...before, float(Q1, 'measures', 'plans'), ...overtaken)
      .when(put(Q1, { floatId: idOf('float') }))
      .refuses('PROPOSAL_STALE', 'R28'));
  it('has one wording of a question before the room (R29)', () =>
    text(...before, put(Q1))
      .when(put(Q1, {}, 'again'))
      .refuses('WORDING_PUT', 'R29'));
  it('tells a second Chair', () =>
    text(...before)
      .when(put(Q1))
      .second()
      .conflicts());
  it('asks what was seen', () =>
    text(...before)
      .when(unseen(put(Q1)))
      .conflicts('SEEN_MISSING'));
  it('is the Chair’s', () =>
    text(...before)
      .when(by('Avalon', put(Q1)))
      .forbids('NOT_YOURS_TO_SAY'));
  it('knows question, float and proposal', () => {
    text(...before)
      .when(data(put(Q1), { questionId: idOf('x') }))
      .isMissing('QUESTION_UNKNOWN');
    text(...before)
      .when(put(Q1, { floatId: idOf('x') }))
      .isMissing('FLOAT_UNKNOWN');
    text(...before)
      .when(put(Q1, { proposalId: idOf('x') }))
      .isMissing('PROPOSAL_UNKNOWN');
    text(...before, proposed)
      .when(put(Q2, { proposalId: idOf('p') }))
      .isInvalid('OF_ANOTHER_QUESTION');
    text(...before, float(Q2, 'reasons', 'cause'))
      .when(put(Q1, { floatId: idOf('float') }))
      .isInvalid('OF_ANOTHER_QUESTION');
  });
  it('names one source', () =>
    text(...before, float(Q1, 'measures', 'plans'))
      .when(putWords(Q1, 'measures', 'plans', { floatId: idOf('float') }))
      .isInvalid('INPUT_INVALID'));
  it('refuses a decided proposal (R29)', () =>
    text(...before, proposed, accept)
      .when(put(Q1, { proposalId: idOf('p') }))
      .refuses('PROPOSAL_NOT_OPEN', 'R29'));
});

describe('taking back what was put', () => {
  it('clears the floor', () => {
    text(...before, put(Q1))
      .when(takeBack())
      .then('PutTakenBack');
    text(...before, put(Q1), takeBack())
      .when(put(Q1, {}, 'again'))
      .then('WordingPut');
  });
  it('is too late for a second Chair', () => {
    text(...before, put(Q1))
      .when(takeBack())
      .second()
      .conflicts();
    text(...before, put(Q1), agree())
      .when(takeBack())
      .refuses('PUT_NOT_LIVE', 'R29');
  });
  it('asks what was seen, of a put there is', () => {
    text(...before, put(Q1))
      .when(unseen(takeBack()))
      .conflicts('SEEN_MISSING');
    text(...before)
      .when(takeBack())
      .isMissing('PUT_UNKNOWN');
  });
});

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
        data: { proposals: [{ proposalId: idOf('p'), outcome: 'accepted-as-amended' }] },
      });
    expect(wording(room)).toContain('have steps to');
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
