import { blame, wordingAt } from '#text';
import {
  accept,
  asked,
  carryOver,
  chairs,
  data,
  decide,
  delegationId,
  float,
  idOf,
  object,
  overriding,
  propose,
  proposeMerge,
  proposeMove,
  proposeQuestion,
  proposeSplit,
  put,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  readingOf,
  sectionOf,
  tabled,
  text,
  type Room,
  type Step,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { CloseReading } from '../reading/close-reading.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';
import { ReflectInBrackets } from '../proposal/reflect-in-brackets.js';
import { weaveOf } from '../question/wording.js';
import { contentOf } from '../version/content.js';
import { numbering } from '../version/numbering.js';

const wordings = ({ text: now }: Room): string[] =>
  numbering(now).map(({ questionId, number }) => `${number} ${wordingOf(now.questions.get(questionId)!)}`);

/** "Please describe the training of officials, | and how it is financed." */
const cutQ3 = proposeSplit('Avalon', Q3, [7]);
const acceptAs = (key: string): Step => decide(AcceptProposal, key);
const [P1, P2] = [0, 1].map((n) => (room: Room) => [...room.text.questions.keys()][3 + n]!) as [
  (room: Room) => string,
  (room: Room) => string,
];

describe('proposing a split', () => {
  it('closes the question and opens its parts, whose words stay whose they were', () => {
    const edited = [propose('Borealia', Q3, 'training', 'instruction', 'e'), acceptAs('e')];
    const room = text(tabled, reading, ...edited, cutQ3)
      .when(accept)
      .gives('SplitAccepted');
    expect(wordings(room).slice(2)).toEqual([
      '2 Please describe the instruction of officials,',
      '3 and how it is financed.',
      '4 Which authorities of your State cooperate across borders?',
    ]);
    const [first, second] = [P1(room), P2(room)];
    expect(room.text.questions.get(Q3)).toMatchObject({ status: 'split', became: [first, second] });
    expect(room.text.questions.get(first)).toMatchObject({ status: 'open', from: [Q3] });
    expect(room.text.readings[0]?.scope).toEqual(expect.arrayContaining([first, second]));
    expect(
      blame(weaveOf(room.text.questions.get(first)!.wording)).map(({ by, origin }) => [by[0], origin?.question]),
    ).toEqual([
      ['chair', Q3],
      [delegationId('Borealia'), Q3],
      ['chair', Q3],
    ]);
    const closed = weaveOf(room.text.questions.get(Q3)!.wording);
    expect(blame(closed, { struck: true }).some(({ struck, text: words }) => struck && words === ' training')).toBe(
      true,
    );
    expect(contentOf(room.text).removed).toEqual([]);
  });
  it('makes moot what hung on it, and lets the rest stand', () => {
    const rival = propose('Borealia', Q3, 'training', 'instruction', 'rival');
    const elsewhere = propose('Borealia', Q1, 'measures', 'policies', 'elsewhere');
    const merger = proposeMerge('Corvania', [Q1, Q3], undefined, 'merger');
    text(tabled, reading, rival, elsewhere, merger, cutQ3)
      .when(accept)
      .then({ type: 'SplitAccepted', data: { proposals: [idOf('rival'), idOf('merger')], objections: [] } });
  });
  it('has what followed it up follow up its last part', () => {
    const room = text(tabled, reading, proposeSplit('Avalon', Q1, [4]))
      .when(accept)
      .gives('SplitAccepted');
    expect(wordings(room).slice(0, 3)).toEqual([
      '1 Does your State have',
      '2 measures to prevent the smuggling of migrants by sea?',
      '2 (a) If not, please explain the reasons.',
    ]);
  });
  it('is cut between words, and not in brackets', () => {
    const situation = text(tabled, reading);
    for (const cuts of [[13], [3, 3], [4, 2], [900]])
      situation.when(proposeSplit('Avalon', Q3, cuts)).isInvalid('CUT_OUT_OF_RANGE');
    for (const cuts of [[], [0], Array.from({ length: 200 }, (_, i) => i + 1)])
      situation.when(proposeSplit('Avalon', Q3, cuts)).isInvalid('INPUT_INVALID');
    situation.when(data(cutQ3, { base: '900' })).isInvalid('BASE_UNKNOWN');
    situation.when(data(cutQ3, { questionId: idOf('nothing') })).isMissing('QUESTION_UNKNOWN');
    const brackets = [
      propose('Borealia', Q3, 'the training of', 'all of the schooling of', 'b'),
      decide(ReflectInBrackets, 'b'),
    ];
    for (const inside of [3, 6])
      text(tabled, reading, ...brackets)
        .when(proposeSplit('Avalon', Q3, [inside]))
        .refuses('SPANS_CROSS', 'R17');
    text(
      tabled,
      reading,
      cutQ3,
      propose('Borealia', Q3, 'officials, and', 'staff; and', 'b'),
      decide(ReflectInBrackets, 'b'),
    )
      .when(accept)
      .refuses('PROPOSAL_STALE', 'R28');
  });
  it('has lost its place once a word beside a cut is gone', () => {
    const later = [propose('Borealia', Q3, ', and how', '; how', 'e'), acceptAs('e')];
    text(tabled, reading, cutQ3, ...later)
      .when(accept)
      .refuses('PROPOSAL_STALE', 'R28');
    const before = [propose('Borealia', Q3, 'Please describe', 'Describe', 'e'), acceptAs('e')];
    const room = text(tabled, reading, cutQ3, ...before)
      .when(accept)
      .gives('SplitAccepted');
    expect(wordings(room)[2]).toBe('2 Describe the training of officials,');
  });
  it('is not a way around a formal objection, but on the record', () => {
    const situation = text(tabled, reading, cutQ3, object('Borealia', Q3));
    situation.when(accept).refuses('OBJECTION_LIVE', 'R11');
    situation
      .when(overriding(accept, 'R11', 'OBJECTION_LIVE'))
      .then({ type: 'SplitAccepted', data: { objections: [idOf('objection')] } });
  });
  it('waits for a wording that is put; a float stays and cannot be put', () => {
    text(tabled, reading, cutQ3, put(Q3)).when(accept).refuses('WORDING_PUT', 'R29');
    const room = text(tabled, reading, cutQ3, float(Q3, 'training', 'schooling'))
      .when(accept)
      .gives('SplitAccepted');
    expect(room.text.floats.get(idOf('float'))?.status).toBe('afloat');
    text(tabled, reading, cutQ3, float(Q3, 'training', 'schooling'), accept)
      .when(put(Q3, { floatId: idOf('float') }))
      .refuses('QUESTION_CLOSED', 'R26');
  });
  it('leaves nothing of the closed question to close, and its parts to', () => {
    const rest: Step[] = [Q1, Q2, Q4].map(carryOver);
    const situation = text(tabled, reading, cutQ3, accept, ...rest);
    situation.when(chairs(CloseReading)).refuses('QUESTION_NOT_DISPOSED', 'R13');
    const parts = [P1, P2].map(
      (of): Step =>
        (room) =>
          carryOver(of(room))(room),
    );
    text(tabled, reading, cutQ3, accept, ...rest, ...parts)
      .when(chairs(CloseReading))
      .then('ReadingClosed');
  });
  it('is decided once', () => {
    text(tabled, reading, cutQ3).when(accept).second().conflicts();
    text(tabled, reading, cutQ3, accept).when(cutQ3).refuses('QUESTION_CLOSED', 'R26');
  });
});

describe('proposing a merger', () => {
  const one = proposeMerge('Avalon', [Q3, Q4], [' Also:']);

  it('closes the questions and opens one in their words, the joint its sponsors’', () => {
    const room = text(tabled, reading, one)
      .when(accept)
      .gives({ type: 'MergeAccepted', data: { questions: [Q3, Q4] } });
    expect(wordings(room).at(-1)).toBe(
      '2 Please describe the training of officials, and how it is financed. Also: Which authorities of your State cooperate across borders?',
    );
    expect(
      blame(weaveOf(room.text.questions.get(P1(room))!.wording)).map(({ by, origin }) => [by[0], origin?.question]),
    ).toEqual([
      ['chair', Q3],
      [delegationId('Avalon'), undefined],
      ['chair', Q4],
    ]);
    expect(room.text.questions.get(Q4)).toMatchObject({ status: 'merged', became: [P1(room)] });
  });
  it('may put a question and what follows it up in one', () => {
    for (const questions of [
      [Q1, Q2],
      [Q2, Q1],
    ]) {
      const room = text(tabled, reading, proposeMerge('Avalon', questions)).when(accept).gives('MergeAccepted');
      expect(numbering(room.text).map(({ number }) => number)).toEqual(['1', '2', '3']);
    }
  });
  it('undoes a split to the letter', () => {
    const split = text(tabled, reading, cutQ3, accept);
    const parts = [P1(split.room), P2(split.room)];
    const room = split.when(proposeMerge('Avalon', parts, undefined, 'm')).gives('MergeProposed');
    const merged = room.give(decide(AcceptProposal, 'm')(room));
    const question = merged.text.questions.findLast(({ from }) => from?.includes(parts[0]!) === true)!;
    expect(wordingOf(question)).toBe(wordingAt(weaveOf(room.text.questions.get(Q3)!.wording)));
    expect(blame(weaveOf(question.wording)).map(({ origin }) => origin?.question)).toEqual([Q3]);
  });
  it('is of questions before the room, each once, with a joint between', () => {
    const situation = text(tabled, reading);
    situation.when(proposeMerge('Avalon', [Q3, Q3])).isInvalid('INPUT_INVALID');
    situation.when(proposeMerge('Avalon', [Q3, idOf('nothing')])).isMissing('QUESTION_UNKNOWN');
    situation.when(proposeMerge('Avalon', [Q3, Q4], ['', ''])).isInvalid('JOINTS_MISCOUNTED');
    situation.when(proposeMerge('Avalon', [Q3, Q4], ['  and'])).isInvalid('INSERTION_NOT_NORMAL');
    text(tabled, readingOf(Q3)).when(one).refuses('OUT_OF_SCOPE', 'R29');
  });
  it('is lost when the wordings end or begin otherwise', () => {
    const later = [propose('Borealia', Q4, 'Which authorities', 'What authorities', 'e'), acceptAs('e')];
    text(tabled, reading, one, ...later)
      .when(accept)
      .refuses('PROPOSAL_STALE', 'R28');
  });
  it('tells a Chair whose screen was older than one of the others', () => {
    const { room } = text(tabled, reading, one);
    text(tabled, reading, one, object('Borealia', Q4))
      .when(() => accept(room))
      .conflicts();
  });
  it('waits for a wording put on any of them, and makes moot what was proposed of them', () => {
    text(tabled, reading, one, put(Q4)).when(accept).refuses('WORDING_PUT', 'R29');
    const move = proposeMove(
      'Borealia',
      (room) => ({ questionId: Q4, sectionId: sectionOf(room, Q1), after: Q1 }),
      'm',
    );
    const kept = proposeQuestion('Borealia', asked('Where?', Q4), 'kept');
    text(tabled, reading, one, move, kept)
      .when(accept)
      .then({ type: 'MergeAccepted', data: { proposals: [idOf('m')] } });
  });
});
