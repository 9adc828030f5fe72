import {
  agree,
  agreeNotwithstanding,
  delegationId,
  enter,
  given,
  idOf,
  instant,
  leave,
  maintain,
  makeFormal,
  meeting,
  meetingClosed,
  momentOf,
  noticed,
  object,
  put,
  Q1,
  reading,
  scene,
  tabled,
  takeBack,
  text,
  voice,
  type Room,
  type Step,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';

const before = [meeting, enter('Avalon', 'Borealia'), tabled, reading];
const status = (room: Room) => room.text.objections.get(idOf('objection'))?.status;
const gavelIn = (room: Room) => blocking(room.text, `gavel:${Q1}`, momentOf(room));

/** When the next command after these steps reaches the door. */
const after = (...steps: readonly Step[]): string => instant(scene(...steps).given);
const at = (occurredAt: string, step: Step): Step => given(step, { occurredAt });

describe('a party that left before a wording was put, which was recorded afterwards', () => {
  const objected = [...before, object('Avalon', Q1)];
  const gone = [...objected, enter('Corvania'), put(Q1), at(after(...objected), leave('Avalon'))];
  it('keeps its objection', () => {
    text(...gone)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    expect(gavelIn(scene(...gone))).toMatchObject([
      { code: 'OBJECTION_LIVE', message: expect.stringContaining('absent when put') as string },
    ]);
  });
  it('is named as absent where it is overruled', () => {
    const room = text(...gone)
      .when(agreeNotwithstanding())
      .gives({
        type: 'AgreedNotwithstanding',
        data: { objections: [{ by: delegationId('Avalon'), absent: true }] },
      });
    expect(status(room)).toBe('live');
  });
  it('is silenced where it left only after the put', () => {
    const here = [...objected, put(Q1), leave('Avalon')];
    expect(gavelIn(scene(...here))).toEqual([]);
    text(...here)
      .when(agree())
      .then('ObjectionNotMaintained', 'AgreedWithoutObjection');
  });
  it('is not silenced by an arrival that was recorded after the put: it was told that its objection stays', () => {
    const entered = [meeting, enter('Borealia'), tabled, reading, object('Avalon', Q1)];
    const late = [...entered, enter('Corvania'), put(Q1), at(after(...entered), enter('Avalon'))];
    text(...late)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    const [blocker] = gavelIn(scene(...late));
    expect(blocker?.message).not.toContain('absent');
  });
});

describe('a put that was recorded late', () => {
  const when = after(...before);
  const late = at(when, put(Q1));
  it('silences nobody who objected after it was put', () => {
    const objected = [...before, enter('Dorado'), object('Avalon', Q1), late];
    text(...objected)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    expect(gavelIn(scene(...objected))).toHaveLength(1);
  });
  it('nor who maintained an objection, or made a concern one, after it was put', () => {
    const maintained = [object('Avalon', Q1), put(Q1, {}, 'first'), maintain('Avalon'), takeBack('first')];
    const held = at(after(...before, object('Avalon', Q1)), put(Q1));
    text(...before, ...maintained, held)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    const weighed = at(after(...before, voice('Avalon', Q1)), put(Q1));
    text(...before, voice('Avalon', Q1), enter('Dorado'), makeFormal('Avalon'), weighed)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
  });
  it('silences who objected before it was put, and not since', () => {
    const objected = [...before, object('Avalon', Q1)];
    text(...objected, enter('Dorado'), at(after(...objected), put(Q1)))
      .when(agree())
      .then('ObjectionNotMaintained', 'AgreedWithoutObjection');
  });
});

describe('a wording that was put', () => {
  const early = after(...before);
  it('is not agreed or taken back before it was put', () => {
    const live = [...before, enter('Dorado'), object('Corvania', Q1), put(Q1)];
    for (const step of [agree(), takeBack(), agreeNotwithstanding()])
      text(...live)
        .when(at(early, step))
        .isInvalid('BEFORE_THE_PUT');
    text(...live)
      .when(at(after(...live.slice(0, -1)), takeBack()))
      .then('PutTakenBack');
  });
  it('silences nobody in another meeting than the one in which it was put', () => {
    const next: Step = (room) => ({ ...meeting(room), key: 'next' });
    const left = [...before, object('Avalon', Q1), put(Q1), meetingClosed];
    for (const steps of [left, [...left, next]]) {
      text(...steps)
        .when(agree())
        .refuses('OBJECTION_LIVE', 'R11');
      expect(gavelIn(scene(...steps))).toMatchObject([
        { message: expect.stringContaining('put in another meeting') as string },
      ]);
    }
    text(...left, next)
      .when(agreeNotwithstanding())
      .then({ type: 'AgreedNotwithstanding', data: { objections: [{ absent: false }] } });
  });
});

describe('where nobody’s presence was recorded', () => {
  const unknown = [tabled, reading, object('Avalon', Q1), put(Q1)];
  it('nobody is called absent, and nobody is silenced', () => {
    const [blocker] = gavelIn(scene(...unknown));
    expect(blocker?.code).toBe('OBJECTION_LIVE');
    expect(blocker?.message).not.toContain('absent');
    const { facts } = scene(...unknown, agreeNotwithstanding());
    const { objections } = facts.at(-1)?.data as { objections: object[] };
    expect(objections).toEqual([{ objectionId: idOf('objection'), by: delegationId('Avalon'), ground: 'language' }]);
    expect(noticed(...unknown).map(({ title }) => title)).toEqual([
      'A wording of question 1 is put: your objection stays live',
    ]);
  });
  it('before the put: who came in only then was not known to be away', () => {
    const later = [meeting, tabled, reading, object('Avalon', Q1), put(Q1), enter('Avalon')];
    text(...later)
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11');
    expect(gavelIn(scene(...later))[0]?.message).not.toContain('absent');
  });
});
