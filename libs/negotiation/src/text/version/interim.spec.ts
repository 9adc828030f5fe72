import {
  accept,
  agreeAdReferendum,
  allCarriedOver,
  by,
  certified,
  closed,
  data,
  dispose,
  given,
  idOf,
  instant,
  interim,
  issued,
  noticed,
  proposed,
  put,
  Q1,
  QUESTIONS,
  reading,
  readingOf,
  reopen,
  suspended,
  tabled,
  text,
  unseen,
} from '../../testing/index.js';
import { contentHash, contentOf } from './content.js';

describe('issuing an interim revision', () => {
  it('freezes the text as it stands, and concludes nothing', () => {
    const room = text(tabled, reading, proposed, accept)
      .when(interim({ symbol: 'CTOC/COP/WG.7/2018/CRP.1/Rev.1' }))
      .gives({
        type: 'InterimRevisionIssued',
        data: { versionId: idOf('interim'), reading: 1, supersedes: idOf('tabling') },
      });
    expect(room.text.readings).toMatchObject([{ status: 'open' }]);
    const version = room.text.versions[1];
    expect(version).toMatchObject({ kind: 'interim', symbol: 'CTOC/COP/WG.7/2018/CRP.1/Rev.1' });
    expect(version?.languages[0]?.contentHash).toBe(contentHash(contentOf(room.text)));
  });
  it('passes no gate: at any time, whatever is open', () => {
    text(tabled).when(interim()).then('InterimRevisionIssued');
    text(tabled, reading, proposed, put(Q1)).when(interim()).then('InterimRevisionIssued');
    text(tabled, reading, suspended).when(interim()).then('InterimRevisionIssued');
    text(tabled, reading, ...allCarriedOver, closed)
      .when(interim())
      .then('InterimRevisionIssued');
    text(tabled, reading, ...allCarriedOver, closed, issued)
      .when(interim())
      .then({ type: 'InterimRevisionIssued', data: { supersedes: idOf('revision') } });
  });
  it('is what the next reading is on, and the concluding one replaces', () => {
    text(tabled, interim())
      .when(reading)
      .then({ type: 'ReadingOpened', data: { base: idOf('interim') } });
    const room = text(tabled, reading, ...allCarriedOver, closed, interim())
      .when(issued)
      .gives({ type: 'VersionIssued', data: { kind: 'concluding', reading: 1, supersedes: idOf('interim') } });
    expect(room.text.readings[0]?.status).toBe('concluded');
  });
  it('needs a text and its whole state on the screen, and is the Chair’s', () => {
    text(tabled).when(interim()).second().conflicts();
    text(tabled).when(unseen(interim())).conflicts('SEEN_MISSING');
    text(tabled).when(by('Avalon', interim())).forbids('NOT_YOURS_TO_SAY');
    text(tabled, interim({ symbol: 'CTOC/COP/WG.7/2018/CRP.1' }))
      .when(interim({ symbol: 'CTOC/COP/WG.7/2018/CRP.1' }, 'other'))
      .refuses('SYMBOL_TAKEN', 'R29');
    text(tabled)
      .when(interim({ stamp: instant(9999) }))
      .isInvalid('STAMP_IN_THE_FUTURE');
  });
  it('is stamped neither before the text was there nor before what it supersedes', () => {
    const early = { stamp: '1990-01-01T00:00:00.000Z' };
    text(tabled).when(interim(early)).isInvalid('STAMP_TOO_EARLY');
    const { room } = text(tabled, interim());
    const [first, second] = room.text.versions.map(({ stamp }) => stamp);
    text(tabled, interim())
      .when(interim({ stamp: first }, 'other'))
      .isInvalid('STAMP_TOO_EARLY');
    text(tabled, interim())
      .when(interim({ stamp: second }, 'other'))
      .then('InterimRevisionIssued');
    text(tabled, interim())
      .when(given(interim({}, 'other'), { occurredAt: first }))
      .isInvalid('STAMP_TOO_EARLY');
    const concluding = text(tabled, reading, ...allCarriedOver, closed);
    concluding.when(data(issued, early)).isInvalid('STAMP_TOO_EARLY');
    text(data(tabled, early), reading, ...allCarriedOver, closed)
      .when(data(issued, early))
      .isInvalid('STAMP_TOO_EARLY');
  });
  it('goes to the Conference only once the readings are concluded', () => {
    const agreed = QUESTIONS.map((q) => dispose(q, 'agreed'));
    text(tabled, reading, ...agreed, closed, interim())
      .when(certified)
      .refuses('NOT_ISSUED', 'R14');
    text(tabled, reading, interim()).when(certified).refuses('READING_OPEN', 'R14');
  });
  it('lets what capitals said between readings go to the Conference', () => {
    const [, ...others] = QUESTIONS.map((q) => dispose(q, 'agreed'));
    const awaited = [
      tabled,
      reading,
      agreeAdReferendum(Q1, { subjectTo: [idOf('Avalon')] }),
      ...others,
      closed,
      issued,
    ];
    text(...awaited, dispose(Q1, 'agreed'))
      .when(certified)
      .refuses('NOT_ISSUED', 'R14');
    text(...awaited, dispose(Q1, 'agreed'), interim())
      .when(certified)
      .then('ConferenceReadyCertified');
    text(...awaited, reopen(Q1), readingOf(Q1), interim())
      .when(certified)
      .refuses('READING_OPEN', 'R14');
  });
  it('is told to all who receive papers, as interim', () => {
    const notices = noticed(tabled, reading, interim());
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(['version-issued']));
    expect(notices).toHaveLength(11);
    expect(notices[0]?.title).toMatch(/was issued, an interim revision$/);
  });
});
