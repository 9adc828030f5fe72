import {
  agree,
  agreeNotwithstanding,
  but,
  delegationId,
  dispose,
  enter,
  given,
  idOf,
  leave,
  maintain,
  meeting,
  momentOf,
  object,
  overriding,
  put,
  Q1,
  reading,
  tabled,
  takeBack,
  text,
  type Room,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';

const before = [meeting, enter('Avalon'), tabled, reading];
const here = [...before, object('Avalon', Q1), put(Q1)];
const away = [...before, object('Borealia', Q1), put(Q1)];
const objection = (room: Room) => room.text.objections.get(idOf('objection'))?.status;
const gavelIn = (room: Room) => blocking(room.text, `gavel:${Q1}`, momentOf(room));
const question = (room: Room) => room.text.questions.get(Q1);

describe('putting a wording', () => {
  it('says who stands against it, and who of them hears it', () => {
    const put1 = { objections: [{ objectionId: idOf('objection'), by: delegationId('Avalon'), present: true }] };
    text(...before, object('Avalon', Q1))
      .when(put(Q1))
      .then({ type: 'WordingPut', data: put1 });
    const absent = { objections: [{ by: delegationId('Borealia'), present: false }] };
    text(...before, object('Borealia', Q1))
      .when(put(Q1))
      .then({ type: 'WordingPut', data: absent });
    const gone = text(...before, object('Avalon', Q1), leave('Avalon'))
      .when(put(Q1))
      .gives('WordingPut');
    expect(gone.facts.at(-1)?.data).toMatchObject({ objections: [{ present: false }] });
    const unknown = text(tabled, reading, object('Avalon', Q1)).when(put(Q1)).gives('WordingPut');
    const objections = [{ objectionId: idOf('objection'), by: delegationId('Avalon') }];
    expect((unknown.facts.at(-1)?.data as object as { objections: object }).objections).toEqual(objections);
  });
});

describe('an objection when the gavel falls', () => {
  it('is not maintained by a party that was there and did not renew it', () => {
    const room = text(...here)
      .when(agree())
      .gives(
        { type: 'ObjectionNotMaintained', data: { objectionId: idOf('objection'), putId: idOf('put') } },
        'AgreedWithoutObjection',
      );
    expect([objection(room), question(room)?.status]).toEqual(['not-maintained', 'agreed']);
  });
  it('blocks when it was renewed since, once for each wording put', () => {
    text(...here, maintain('Avalon'))
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    text(...here, maintain('Avalon'))
      .when(maintain('Avalon'))
      .refuses('OBJECTION_NOT_LIVE', 'R29');
    text(...here, maintain('Avalon'), takeBack(), put(Q1, {}, 'again'))
      .when(agree('again'))
      .then('ObjectionNotMaintained', 'AgreedWithoutObjection');
  });
  it('blocks for a party that was absent when it was put, whenever it came back', () => {
    text(...away)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    text(...away, enter('Borealia'))
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    const blockers = gavelIn(text(...away).room);
    expect(blockers[0]?.message).toContain('absent when put');
    expect(blockers).toMatchObject([
      {
        code: 'OBJECTION_LIVE',
        by: ['LiftObjection', 'MakeObjectionConcern', 'MakeReservation', 'AgreeNotwithstanding'],
      },
    ]);
  });
  it('blocks where it was raised after the put, or nobody’s presence was recorded', () => {
    text(...before, put(Q1), object('Avalon', Q1))
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    text(tabled, reading, object('Avalon', Q1), put(Q1)).when(agree()).refuses('OBJECTION_LIVE', 'R11');
  });
  it('is no party’s loss where the Chair settles the question without a put', () =>
    text(...before, object('Avalon', Q1))
      .when(dispose(Q1, 'agreed'))
      .refuses('OBJECTION_LIVE', 'R11'));
});

describe('agreeing notwithstanding', () => {
  it('names the objectors and the ruling; their objections stay live', () => {
    const overruled = {
      objectionId: idOf('objection'),
      by: delegationId('Borealia'),
      ground: 'language',
      absent: true,
    };
    const room = text(...away)
      .when(agreeNotwithstanding())
      .gives({
        type: 'AgreedNotwithstanding',
        data: {
          objections: [overruled],
          mode: 'chairs-responsibility',
          whose: 'chair',
          words: 'The Chair rules that the room is agreed.',
        },
      });
    expect([objection(room), question(room)?.status]).toEqual(['live', 'agreed']);
    expect(question(room)?.notwithstanding).toMatchObject([overruled]);
    expect(room.facts.at(-1)?.meta.overrides).toMatchObject([{ rule: 'R11', code: 'OBJECTION_LIVE' }]);
  });
  it('finds not maintained what the gavel would', () => {
    const both = [...before, object('Avalon', Q1, 'a'), object('Borealia', Q1, 'b'), put(Q1)];
    text(...both)
      .when(agreeNotwithstanding())
      .then(
        { type: 'ObjectionNotMaintained', data: { objectionId: idOf('a') } },
        { type: 'AgreedNotwithstanding', data: { objections: [{ objectionId: idOf('b') }] } },
      );
  });
  it('needs the override and the words, and something to override', () => {
    text(...away)
      .when(given(agreeNotwithstanding(), { overrides: [] }))
      .refuses('OBJECTION_LIVE', 'R11');
    text(...away)
      .when(but(agreeNotwithstanding(), () => ({ data: { putId: idOf('put') } })))
      .isInvalid('INPUT_INVALID');
    text(...here)
      .when(agreeNotwithstanding())
      .refuses('NO_OBJECTION_LIVE', 'R29');
  });
  it('is the only way over it: the gavel takes no override', () =>
    text(...away)
      .when(overriding(agree(), 'R11', 'OBJECTION_LIVE'))
      .refuses('OBJECTION_LIVE', 'R11'));
});
