import {
  agree,
  agreeAdReferendum,
  agreeNotwithstanding,
  delegationId,
  dispose,
  enter,
  given,
  instant,
  meeting,
  object,
  propose,
  put,
  Q1,
  reading,
  reinstate,
  reopen,
  scene,
  tabled,
  told,
} from '../testing/index.js';

const [AVALON, BOREALIA] = [delegationId('Avalon'), delegationId('Borealia')];
const before = [meeting, enter('Avalon'), tabled, reading];

describe('when a wording is put', () => {
  it('an objector in the room hears what silence will mean', () =>
    expect(told(...before, object('Avalon', Q1), put(Q1))).toEqual([
      [
        'objection-to-renew',
        AVALON,
        'A wording of question 1 is put: renew your objection, or it is taken not to be maintained',
      ],
    ]));
  it('one who is away hears that nothing is lost', () =>
    expect(told(...before, object('Borealia', Q1), put(Q1))).toEqual([
      [
        'put-to-an-objector',
        BOREALIA,
        'A wording of question 1 is put while you are absent: your objection stays live',
      ],
    ]));
  it('nobody is called absent where nobody’s presence is known', () => {
    const unknown = [tabled, reading, propose('Borealia', Q1, 'measures', 'plans'), object('Avalon', Q1), put(Q1)];
    expect(told(...unknown)).toEqual([
      ['put-to-an-objector', AVALON, 'A wording of question 1 is put: your objection stays live'],
    ]);
  });
  it('who objected after it was put, by the record itself, is not told to renew', () => {
    const early = instant(scene(...before).given);
    const late = given(put(Q1), { occurredAt: early });
    expect(told(...before, enter('Corvania'), object('Avalon', Q1), late)).toEqual([
      ['put-to-an-objector', AVALON, 'A wording of question 1 is put: your objection stays live'],
    ]);
  });
  it('a sponsor who is away hears too, and one who is here does not', () => {
    const proposals = [propose('Borealia', Q1, 'measures', 'plans'), propose('Avalon', Q1, 'State', 'country', 'q')];
    expect(told(...before, ...proposals, put(Q1))).toEqual([
      ['put-while-absent', BOREALIA, 'A wording of question 1 is put while you are absent'],
    ]);
  });
});

describe('when the gavel falls', () => {
  it('whose objection was not maintained hears it at once', () =>
    expect(told(...before, object('Avalon', Q1), put(Q1), agree())).toEqual([
      ['objection-not-maintained', AVALON, 'Your objection on question 1 was taken not to be maintained'],
    ]));
  it('whose objection it was agreed over hears that too', () =>
    expect(told(...before, object('Borealia', Q1), put(Q1), agreeNotwithstanding())).toEqual([
      ['agreed-notwithstanding', BOREALIA, 'The Chair declared question 1 agreed notwithstanding your objection'],
    ]));
});

describe('when an agreement is not the end', () => {
  const spoken = [...before, propose('Borealia', Q1, 'measures', 'plans')];
  it('who spoke to the question hears that it is open again', () => {
    const removed = dispose(Q1, 'removed', { reason: 'language' });
    expect(told(...spoken, removed, reinstate(Q1))).toEqual([
      ['question-reinstated', BOREALIA, 'A question that you spoke to was put back into the text: question 1'],
    ]);
    expect(told(...before, object('Avalon', Q1), put(Q1), agree(), reopen(Q1))).toEqual([
      ['question-reopened', AVALON, 'A question that you spoke to was reopened: question 1'],
    ]);
  });
  it('whose capital is waited for is told', () =>
    expect(told(...before, agreeAdReferendum(Q1, { subjectTo: [AVALON] }))).toEqual([
      ['agreed-ad-referendum', AVALON, 'Agreed ad referendum, subject to what your capital says: question 1'],
    ]));
});
