import {
  accept,
  agree,
  allCarriedOver,
  by,
  carryOver,
  coSponsor,
  closed,
  data,
  decide,
  dispose,
  everythingCarriedOver,
  idOf,
  issued,
  lift,
  narrow,
  object,
  personId,
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
  reopen,
  resumed,
  revise,
  suspended,
  tabled,
  takeBack,
  takeUp,
  text,
  unseen,
  voice,
  widen,
  withdraw,
  given,
} from '../../testing/index.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { blocking } from '../gate/blocking.js';

describe('suspending a reading', () => {
  it('suspends it, and resumes it', () => {
    text(tabled, reading)
      .when(suspended)
      .then({ type: 'ReadingSuspended', data: { reading: 1, words: 'Until tomorrow at ten.' } });
    const room = text(tabled, reading, suspended)
      .when(resumed)
      .gives({ type: 'ReadingResumed', data: { reading: 1 } });
    expect(room.text.readings).toMatchObject([{ n: 1, status: 'open', scope: QUESTIONS }]);
  });
  it('tells who comes second', () => {
    text(tabled, reading).when(suspended).second().refuses('READING_SUSPENDED', 'R29');
    text(tabled, reading, suspended).when(resumed).second().refuses('READING_NOT_SUSPENDED', 'R29');
  });
  it('needs a reading, and is the Chair’s', () => {
    text(tabled).when(suspended).refuses('NO_READING_OPEN', 'R29');
    text(tabled).when(resumed).refuses('NO_READING_OPEN', 'R29');
    text()
      .when(given(suspended, { seen: { text: '0' } }))
      .isMissing('TEXT_UNKNOWN');
    text(tabled, reading).when(by('Avalon', suspended)).forbids('NOT_YOURS_TO_SAY');
    text(tabled, reading).when(unseen(suspended)).conflicts('SEEN_MISSING');
    text(tabled, reading)
      .when(given(by('secretariat', suspended), { instructedBy: personId('chair') }))
      .then('ReadingSuspended');
  });
  it('keeps what the room does until it is resumed', () => {
    const room = [tabled, reading, proposed, suspended];
    for (const act of [accept, put(Q1), dispose(Q1, 'agreed'), dispose(Q1, 'deferred'), carryOver(Q1), takeUp(Q1)])
      text(...room)
        .when(act)
        .refuses('READING_SUSPENDED', 'R29');
    text(tabled, reading, put(Q1), suspended).when(agree()).refuses('READING_SUSPENDED', 'R29');
    text(...room)
      .when(closed)
      .refuses('READING_SUSPENDED', 'R29');
    text(...room)
      .when(everythingCarriedOver)
      .refuses('READING_SUSPENDED', 'R29');
    text(...room)
      .when(reading)
      .refuses('READING_NOT_CONCLUDED', 'R25');
  });
  it('lets what is said in writing go on', () => {
    const room = text(tabled, reading, proposed, suspended);
    room.when(propose('Borealia', Q2, 'reasons', 'grounds', 'q')).then('EditProposed');
    room.when(coSponsor('Borealia')).then('ProposalCoSponsored');
    room.when(revise('Avalon', 'measures', 'plans')).then('ProposalRevised');
    room.when(withdraw('Avalon')).then('ProposalWithdrawn');
    room.when(voice('Borealia', Q1)).then('ConcernVoiced');
    room.when(object('Borealia', Q1)).then('FormalObjectionRaised');
    text(tabled, reading, object('Borealia', Q1), suspended).when(lift('Borealia')).then('ObjectionLifted');
    text(tabled, reading, put(Q1), suspended).when(takeBack()).then('PutTakenBack');
    room.when(narrow(Q4)).then('ScopeChanged');
  });
  it('reads what is reopened meanwhile', () => {
    const room = text(tabled, reading, dispose(Q1, 'agreed'), suspended)
      .when(reopen(Q1))
      .gives({ type: 'QuestionReopened', data: { reading: 1 } });
    expect(room.text.readings[0]).toMatchObject({ status: 'suspended', scope: QUESTIONS });
  });
  it('is seen at the gates', () => {
    const { room } = text(tabled, reading, ...allCarriedOver, suspended);
    expect(blocking(room.text, 'close')).toMatchObject([
      { rule: 'R29', code: 'READING_SUSPENDED', by: ['ResumeReading'], since: room.text.revision },
    ]);
    expect(blocking(room.text, `agree:${Q1}`)).toMatchObject([{ code: 'READING_SUSPENDED', by: ['ResumeReading'] }]);
    expect(blocking(room.text, 'certify')[0]).toMatchObject({
      code: 'READING_OPEN',
      by: ['ResumeReading', 'CloseReading'],
    });
  });
});

describe('changing what a reading reads', () => {
  it('takes a question in, open again, with what was put off on it', () => {
    const room = text(
      tabled,
      reading,
      proposed,
      decide(DeferProposal),
      dispose(Q1, 'deferred'),
      ...[Q2, Q3, Q4].map(carryOver),
      closed,
      issued,
      readingOf(Q2),
    )
      .when(widen(Q1))
      .gives({
        type: 'ScopeChanged',
        data: { reading: 2, added: [Q1], removed: [], takenUp: [idOf('p')], carriedOver: [] },
      });
    expect(room.text.readings[1]?.scope).toEqual([Q2, Q1]);
    expect(room.text.questions.get(Q1)).toMatchObject({ status: 'open' });
    expect(room.text.proposals.get(idOf('p'))).toMatchObject({ status: 'tabled' });
  });
  it('reads again what was put off in this very reading', () => {
    const room = text(tabled, reading, dispose(Q1, 'deferred')).when(widen(Q1)).gives('ScopeChanged');
    expect(room.text.readings[0]?.scope).toEqual(QUESTIONS);
    expect(room.text.questions.get(Q1)?.status).toBe('open');
  });
  it('takes in nothing that is read, settled or gone', () => {
    text(tabled, reading).when(widen(Q1)).refuses('IN_SCOPE_ALREADY', 'R29');
    text(tabled, readingOf(Q2)).when(widen(Q1)).second().refuses('IN_SCOPE_ALREADY', 'R29');
    text(tabled, reading, dispose(Q1, 'agreed')).when(widen(Q1)).refuses('QUESTION_AGREED', 'R29');
    text(tabled, reading, dispose(Q1, 'removed', { reason: 'language' }))
      .when(widen(Q1))
      .refuses('QUESTION_REMOVED', 'R26');
    text(tabled, reading)
      .when(widen(idOf('nothing')))
      .isMissing('QUESTION_UNKNOWN');
    text(tabled).when(widen(Q1)).refuses('NO_READING_OPEN', 'R29');
    text(tabled, readingOf(Q2)).when(widen(Q1, Q1)).isInvalid('INPUT_INVALID');
    text(tabled, readingOf(Q2))
      .when(by('Avalon', widen(Q1)))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('leaves a question to another reading, with what nobody decided on it', () => {
    const room = text(tabled, reading, takeUp(Q1, { next: [Q2] }), proposed)
      .when(narrow(Q1))
      .gives({ type: 'ScopeChanged', data: { added: [], removed: [Q1], takenUp: [], carriedOver: [idOf('p')] } });
    expect(room.text.readings[0]).toMatchObject({ scope: [Q2, Q3, Q4], onTheFloor: undefined });
    expect(room.text.proposals.get(idOf('p'))?.status).toBe('carried-over');
    expect(blocking(room.text, 'close').map(({ question }) => question)).toEqual([Q2, Q3, Q4]);
    expect(blocking(room.text, `agree:${Q1}`)).toMatchObject([{ code: 'OUT_OF_SCOPE', by: ['WidenScope'] }]);
  });
  it('leaves out nothing that is put, and not everything', () => {
    text(tabled, reading, put(Q1)).when(narrow(Q1)).refuses('WORDING_PUT', 'R29');
    text(tabled, reading).when(narrow(Q1)).second().refuses('OUT_OF_SCOPE', 'R29');
    text(tabled, readingOf(Q2)).when(narrow(Q2)).refuses('NOTHING_LEFT_TO_READ', 'R29');
  });
});

describe('taking up a question', () => {
  it('has the room on it, and says what comes next', () => {
    const room = text(tabled, reading, dispose(Q2, 'agreed'))
      .when(takeUp(Q1))
      .gives({ type: 'QuestionTakenUp', data: { reading: 1, questionId: Q1, next: [Q3, Q4] } });
    expect(room.text.readings[0]).toMatchObject({ onTheFloor: Q1, next: [Q3, Q4] });
  });
  it('goes in the order that the Chair says', () =>
    text(tabled, reading)
      .when(takeUp(Q3, { next: [Q1, Q2] }))
      .then({ type: 'QuestionTakenUp', data: { next: [Q1, Q2] } }));
  it('needs a question that is before the room, and is not on the floor', () => {
    text(tabled, reading).when(takeUp(Q1)).second().refuses('ON_THE_FLOOR_ALREADY', 'R29');
    text(tabled, readingOf(Q2)).when(takeUp(Q1)).refuses('OUT_OF_SCOPE', 'R29');
    text(tabled, reading, dispose(Q1, 'agreed')).when(takeUp(Q1)).refuses('QUESTION_NOT_OPEN', 'R29');
    text(tabled).when(takeUp(Q1)).refuses('NO_READING_OPEN', 'R29');
    text(tabled, reading)
      .when(takeUp(idOf('nothing')))
      .isMissing('QUESTION_UNKNOWN');
    text(tabled, readingOf(Q2))
      .when(takeUp(Q2, { next: [Q1] }))
      .refuses('OUT_OF_SCOPE', 'R29');
    text(tabled, reading)
      .when(takeUp(Q1, { next: [Q1] }))
      .isInvalid('NEXT_IS_NOW');
  });
});

describe('carrying everything over', () => {
  it('leaves what is open as it is, and the reading can be closed', () => {
    const room = text(
      tabled,
      reading,
      dispose(Q1, 'agreed'),
      carryOver(Q2),
      propose('Avalon', Q3, 'officials', 'officers'),
    )
      .when(everythingCarriedOver)
      .gives({
        type: 'EverythingCarriedOver',
        data: { reading: 1, questions: [Q3, Q4], proposals: [idOf('p')], reason: 'out-of-time' },
      });
    expect(room.text.questions.get(Q3)).toMatchObject({ status: 'open', carriedOver: 1 });
    expect(room.text.proposals.get(idOf('p'))?.status).toBe('carried-over');
    expect(blocking(room.text, 'close')).toEqual([]);
  });
  it('does the same as one act for each', () => {
    const one = text(tabled, reading, ...QUESTIONS.map(carryOver)).room.text;
    const whole = text(tabled, reading, everythingCarriedOver).room.text;
    expect([...whole.questions.values()].map((q) => [q.status, q.carriedOver])).toEqual(
      [...one.questions.values()].map((q) => [q.status, q.carriedOver]),
    );
  });
  it('is about all there is: nothing put, nothing unseen, something left', () => {
    text(tabled, reading, put(Q1)).when(everythingCarriedOver).refuses('WORDING_PUT', 'R29');
    text(tabled, reading).when(everythingCarriedOver).second().conflicts();
    text(tabled, reading, everythingCarriedOver).when(everythingCarriedOver).refuses('NOTHING_TO_CARRY_OVER', 'R29');
    text(tabled).when(everythingCarriedOver).refuses('NO_READING_OPEN', 'R29');
    text(tabled, reading)
      .when(data(everythingCarriedOver, { reason: 'other' }))
      .isInvalid('WORDS_MISSING');
    text(tabled, reading).when(by('Avalon', everythingCarriedOver)).forbids('NOT_YOURS_TO_SAY');
  });
});
