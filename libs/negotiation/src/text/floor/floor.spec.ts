import {
  accept,
  agree,
  allCarriedOver,
  by,
  closed,
  data,
  float,
  idOf,
  issued,
  overtaken,
  propose,
  proposed,
  put,
  putWords,
  Q1,
  Q2,
  reading,
  readingOf,
  tabled,
  takeBack,
  text,
  unseen,
  type Room,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';

const before = [tabled, reading];
const wording = (room: Room) => wordingOf(room.text.questions.get(Q1)!);

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
