import {
  delegationId,
  everythingCarriedOver,
  narrow,
  propose,
  object,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  readingOf,
  tabled,
  takeUp,
  told,
  widen,
} from '../testing/index.js';

const [AVALON, BOREALIA, CORVANIA] = (['Avalon', 'Borealia', 'Corvania'] as const).map((name) => delegationId(name));
const spoken = [
  propose('Avalon', Q1, 'measures', 'plans'),
  propose('Borealia', Q2, 'reasons', 'grounds', 'q'),
  propose('Avalon', Q3, 'officials', 'officers', 'r'),
  object('Corvania', Q3),
];

describe('when the floor moves', () => {
  it('whose question it is hears, and whose are the next ones, each once', () =>
    expect(told(tabled, reading, ...spoken, takeUp(Q1))).toEqual([
      ['question-taken-up', AVALON, 'Now on question 1, on which you spoke'],
      ['question-taken-up', BOREALIA, 'Now on question 1; yours, question 1 (a), is next'],
      ['question-taken-up', CORVANIA, 'Now on question 1; yours, question 2, in about two'],
    ]));
  it('nobody hears who said nothing on them', () => expect(told(tabled, reading, takeUp(Q4))).toEqual([]));
});

describe('when the scope changes', () => {
  it('who spoke to a question that is left out hears what becomes of it', () =>
    expect(told(tabled, reading, ...spoken, narrow(Q3))).toEqual([
      ['scope-changed', AVALON, 'Question 2 is not read further in reading 1'],
      ['scope-changed', CORVANIA, 'Question 2 is not read further in reading 1'],
    ]));
  it('and that it is read again', () =>
    expect(told(tabled, reading, ...spoken, narrow(Q3), widen(Q3))).toEqual([
      ['scope-changed', AVALON, 'Question 2 is read in reading 1'],
      ['scope-changed', CORVANIA, 'Question 2 is read in reading 1'],
    ]));
  it('nobody hears who said nothing on it', () => expect(told(tabled, readingOf(Q1), widen(Q2))).toEqual([]));
});

describe('when everything is carried over', () => {
  it('each sponsor hears it once, and of which questions', () =>
    expect(told(tabled, reading, ...spoken, everythingCarriedOver)).toEqual([
      [
        'everything-carried-over',
        AVALON,
        'What the reading did not settle is carried over to the next, your proposals among it',
      ],
      [
        'everything-carried-over',
        BOREALIA,
        'What the reading did not settle is carried over to the next, your proposals among it',
      ],
    ]));
});
