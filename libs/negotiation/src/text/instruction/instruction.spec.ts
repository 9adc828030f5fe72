import {
  agree,
  by,
  chairs,
  dispose,
  given,
  idOf,
  meeting,
  personId,
  proposed,
  accept,
  put,
  Q1,
  Q2,
  reading,
  tabled,
  text,
  type Room,
  type Step,
} from '../../testing/index.js';
import { CorrectSlip } from '../slip/correct-slip.js';
import { ConfirmActs } from './confirm-acts.js';
import { DisputeAct } from './dispute-act.js';

const before = [meeting, tabled, reading, proposed];
const recorded = (step: Step, chair = 'chair'): Step =>
  given(by('secretariat', step), { instructedBy: personId(chair) });

/** What was recorded so many events ago. */
const ago = ({ text: { revision } }: Room, n: number): string => String(revision - n);

const confirmed =
  (...back: readonly number[]): Step =>
  (room) =>
    chairs(ConfirmActs, { revisions: back.map((n) => ago(room, n)) })(room);

const disputed =
  (back = 0): Step =>
  (room) =>
    chairs(DisputeAct, { revision: ago(room, back), words: 'I deferred it.' })(room);

const statuses = ({ text: { instructed } }: Room): string[] => [...instructed.values()].map(({ status }) => status);

describe('confirming what was recorded for the Chair', () => {
  const agreed = recorded(dispose(Q2, 'agreed'));
  const one = [...before, agreed];
  /** A gavel is several events, and one act. */
  const gavel = [...before, recorded(put(Q1, { proposalId: idOf('p') })), recorded(agree('put'))];

  it('confirms several at once', () => {
    const room = text(...before, recorded(accept), agreed)
      .when(confirmed(1, 0))
      .gives('ActsConfirmed');
    expect(statuses(room)).toEqual(['confirmed', 'confirmed']);
  });

  it('knows an act by any of its revisions, and confirms it once', () => {
    const { room } = text(...one);
    const revision = room.text.revision;
    text(...one)
      .when(confirmed(0))
      .then({ type: 'ActsConfirmed', data: { revisions: [revision] } });
    expect(room.text.instructed.get(revision)).toMatchObject({ type: 'QuestionAgreed', last: revision });
  });

  it('counts what one command did as one act', () => {
    const { room } = text(...gavel);
    expect(statuses(room)).toEqual(['unconfirmed', 'unconfirmed']);
  });

  it('needs none where the Chair acted', () => {
    text(...before, dispose(Q2, 'agreed'))
      .when(confirmed(0))
      .refuses('ACT_DIRECT', 'R29');
    text(...before, dispose(Q2, 'agreed'))
      .when(disputed())
      .refuses('ACT_DIRECT', 'R29');
  });

  it('tells a second Chair, and confirms all or none', () => {
    text(...one)
      .when(confirmed(0))
      .second()
      .refuses('ACT_CONFIRMED', 'R29');
    text(...one, confirmed(0), recorded(accept))
      .when(confirmed(2, 0))
      .refuses('ACT_CONFIRMED');
  });

  it('refuses what is not there', () => {
    text(...one)
      .when(confirmed(-1))
      .isInvalid('ACT_UNKNOWN');
    text(...one)
      .when(confirmed(0, 0))
      .isInvalid('INPUT_INVALID');
    text(...one)
      .when(confirmed())
      .isInvalid('INPUT_INVALID');
    text()
      .when(given(chairs(ConfirmActs, { revisions: ['0'] }), { seen: undefined }))
      .isMissing('TEXT_UNKNOWN');
  });

  it.each(['secretariat', 'rapporteur', 'auditor', 'Avalon'])('is not for the %s', (who) => {
    text(...one)
      .when(by(who, confirmed(0)))
      .forbids('NOT_YOURS_TO_SAY');
    text(...one)
      .when(by(who, disputed()))
      .forbids('NOT_YOURS_TO_SAY');
  });

  it('is not for the secretariat on instruction either, or the mark would mean nothing', () => {
    text(...one)
      .when(recorded(confirmed(0)))
      .forbids('NOT_YOURS_TO_SAY');
  });

  it('is for who presided then, also when that is over, and for who presides now', () => {
    const say =
      (at: string, who: string): Step =>
      (r) => ({ ...by(who, confirmed(0))(r), at });
    const during = '2018-07-05T10:00:00.000Z';
    const after = '2018-07-07T10:00:00.000Z';
    const theirs: Step = (r) => ({ ...recorded(dispose(Q2, 'agreed'), 'acting chair')(r), at: during });
    text(...before)
      .when(theirs)
      .then('QuestionAgreed');
    text(...before, theirs)
      .when(say(after, 'acting chair'))
      .then('ActsConfirmed');
    text(...before, theirs)
      .when(say(after, 'chair'))
      .then('ActsConfirmed');
    text(...one)
      .when(say(during, 'acting chair'))
      .then('ActsConfirmed');
    text(...one)
      .when(say(after, 'acting chair'))
      .forbids('ACT_NOT_YOURS');
  });
});

describe('disputing what was recorded for the Chair', () => {
  const one = [...before, recorded(dispose(Q2, 'agreed'))];

  it('undoes nothing', () => {
    const room = text(...one)
      .when(disputed())
      .gives({ type: 'ActDisputed', data: { words: 'I deferred it.' } });
    expect(room.text.questions.get(Q2)?.status).toBe('agreed');
    expect(statuses(room)).toEqual(['disputed']);
  });

  it('tells a second Chair', () => {
    text(...one)
      .when(disputed())
      .second()
      .refuses('ACT_DISPUTED', 'R29');
    text(...one, confirmed(0))
      .when(disputed(1))
      .refuses('ACT_CONFIRMED', 'R29');
    text(...one)
      .when(disputed(-1))
      .isInvalid('ACT_UNKNOWN');
  });

  it('gives way to a confirmation, and keeps what was said', () => {
    const room = text(...one, disputed())
      .when(confirmed(1))
      .gives('ActsConfirmed');
    expect(room.text.instructed.last()).toMatchObject({ status: 'confirmed', words: 'I deferred it.' });
  });

  it('has nothing left once the slip is corrected', () => {
    const corrected: Step = (room) => chairs(CorrectSlip, { revision: ago(room, 1), words: 'Deferred.' })(room);
    const room = text(...one, disputed())
      .when(corrected)
      .gives('SlipCorrected');
    expect(statuses(room)).toEqual(['corrected']);
    text(...one, disputed(), corrected)
      .when(confirmed(2))
      .refuses('ACT_CORRECTED', 'R29');
  });
});
