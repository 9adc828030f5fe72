import {
  accept,
  allCarriedOver,
  by,
  carryOver,
  carryProposalOver,
  closed,
  data,
  dispose,
  idOf,
  issued,
  momentOf,
  overriding,
  propose,
  proposed,
  put,
  Q1,
  Q2,
  Q3,
  Q4,
  QUESTIONS,
  reading,
  readingOf,
  tabled,
  text,
  unseen,
  voice,
  float,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';

const agreedAll = QUESTIONS.map((q) => dispose(q, 'agreed'));

describe('opening a reading', () => {
  it('reads what is outstanding, on the latest version', () =>
    text(tabled)
      .when(reading)
      .then({ type: 'ReadingOpened', data: { reading: 1, scope: QUESTIONS, takenUp: [], base: idOf('tabling') } }));
  it('reads what the Chair names, once each', () =>
    text(tabled)
      .when(readingOf(Q2, Q1, Q2))
      .then({ type: 'ReadingOpened', data: { scope: [Q2, Q1] } }));
  it('is the Chair’s', () => text(tabled).when(by('Avalon', reading)).forbids('NOT_YOURS_TO_SAY'));
  it('waits for the revision of the one before (R25)', () => {
    text(tabled).when(reading).second().refuses('READING_NOT_CONCLUDED', 'R25');
    text(tabled, reading, ...allCarriedOver, closed)
      .when(reading)
      .refuses('READING_NOT_CONCLUDED', 'R25');
    text(tabled, reading, ...allCarriedOver, closed, issued)
      .when(reading)
      .then({ type: 'ReadingOpened', data: { reading: 2, base: idOf('revision') } });
  });
  it('needs a text, a session, questions that stand and are not settled', () => {
    text().when(reading).isMissing('TEXT_UNKNOWN');
    text(tabled)
      .when(data(reading, { session: idOf('x') }))
      .isMissing('SESSION_UNKNOWN');
    text(tabled)
      .when(readingOf(idOf('x')))
      .isMissing('QUESTION_UNKNOWN');
    const after = [tabled, reading, dispose(Q1, 'removed', { reason: 'language' }), dispose(Q2, 'agreed')];
    const over = [...after, dispose(Q3, 'deferred'), carryOver(Q4), closed, issued];
    text(...over)
      .when(readingOf(Q1))
      .refuses('QUESTION_REMOVED', 'R26');
    text(...over)
      .when(readingOf(Q2))
      .refuses('QUESTION_AGREED', 'R29');
    text(...over)
      .when(reading)
      .then({ type: 'ReadingOpened', data: { scope: [Q3, Q4] } });
    text(tabled, reading, ...agreedAll, closed, issued)
      .when(reading)
      .refuses('NOTHING_OUTSTANDING', 'R29');
  });
});

describe('closing a reading', () => {
  const settled = [tabled, reading, ...allCarriedOver];
  it('closes when everything is disposed of, and lets floats lapse', () => {
    text(...settled, float(Q1, 'measures', 'plans'))
      .when(closed)
      .then({ type: 'ReadingClosed', data: { reading: 1, lapsed: [idOf('float')] } });
    text(tabled, reading, ...agreedAll)
      .when(closed)
      .then('ReadingClosed');
  });
  it('needs each question in scope disposed of or carried over (R13)', () => {
    const three = allCarriedOver.slice(1);
    text(tabled, reading, ...three)
      .when(closed)
      .refuses('QUESTION_NOT_DISPOSED', 'R13');
    const room = text(tabled, reading, ...three)
      .when(overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED'))
      .gives('ReadingClosed');
    expect(room.facts.at(-1)?.meta.overrides).toEqual([{ rule: 'R13', code: 'QUESTION_NOT_DISPOSED' }]);
  });
  it('needs each proposal decided or carried over (R13)', () => {
    text(...settled, proposed)
      .when(closed)
      .refuses('PROPOSAL_UNDECIDED', 'R13');
    text(...settled, proposed, carryProposalOver())
      .when(closed)
      .then('ReadingClosed');
    text(...settled, proposed)
      .when(overriding(closed, 'R13', 'PROPOSAL_UNDECIDED'))
      .then('ReadingClosed');
  });
  it('needs every override that it needs', () => {
    const much = [tabled, reading, proposed];
    text(...much)
      .when(overriding(closed, 'R13', 'PROPOSAL_UNDECIDED'))
      .refuses('QUESTION_NOT_DISPOSED', 'R13');
    text(...much)
      .when(overriding(closed, 'R13', 'PROPOSAL_UNDECIDED', 'QUESTION_NOT_DISPOSED'))
      .then('ReadingClosed');
  });
  it('never closes over a wording that is put (R29)', () =>
    text(...settled, put(Q1))
      .when(overriding(closed, 'R29', 'WORDING_PUT'))
      .refuses('WORDING_PUT', 'R29'));
  it('compares the whole text', () => {
    const { room } = text(...settled);
    text(...settled, voice('Elysia', Q1))
      .when(() => closed(room))
      .conflicts();
  });
  it('tells a second Chair', () =>
    text(...settled)
      .when(closed)
      .second()
      .conflicts());
  it('asks what was seen', () =>
    text(...settled)
      .when(unseen(closed))
      .conflicts('SEEN_MISSING'));
  it('needs an open one (R29)', () => text(tabled).when(closed).refuses('NO_READING_OPEN', 'R29'));
  it('leaves undecided what the Chair passed over, for the next reading to decide', () => {
    const over = overriding(closed, 'R13', 'PROPOSAL_UNDECIDED');
    text(...settled, proposed, over, issued, readingOf(Q1))
      .when(accept)
      .then('ProposalAccepted');
    text(...settled, proposed, over, issued, readingOf(Q2), carryOver(Q2))
      .when(closed)
      .refuses('PROPOSAL_UNDECIDED');
  });
});

describe('what blocks closing', () => {
  it('says what, by whom and by which commands it is cleared', () => {
    const { text: now } = text(tabled, reading, ...allCarriedOver, propose('Borealia', Q1, 'State', 'country')).room;
    expect(blocking(now, 'close')).toMatchObject([
      { rule: 'R13', code: 'PROPOSAL_UNDECIDED', proposal: idOf('p'), who: ['chair'], overridable: true },
    ]);
  });
  it('names commands that help: a proposal on a deferred question can only be put off or withdrawn', () => {
    const { text: now } = text(tabled, reading, ...allCarriedOver, proposed, dispose(Q1, 'deferred')).room;
    expect(blocking(now, 'close')[0]?.by).toEqual(['CarryOver', 'WithdrawProposal']);
  });
  it('is that no reading is open', () => {
    expect(blocking(text(tabled).room.text, 'close')).toMatchObject([{ code: 'NO_READING_OPEN', by: ['OpenReading'] }]);
  });
  it('knows its goals', () => {
    const { room } = text(tabled);
    const { text: now } = room;
    for (const goal of ['adopt', 'close:x', 'certify:x', 'agree', ''])
      expect(() => blocking(now, goal, momentOf(room))).toThrow('A goal is');
    expect(() => blocking(now, 'agree:x')).toThrow('No question');
    expect(() => blocking(text().room.text, 'close')).toThrow('No text');
  });
});
