import { blame } from '#text';
import {
  accept,
  asked,
  by,
  decide,
  delegationId,
  dispose,
  idOf,
  object,
  propose,
  proposeDeletion,
  proposeMove,
  proposeSplit,
  proposeQuestion,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  readingOf,
  sectionOf,
  tabled,
  text,
  voice,
  data,
  type Room,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { blocking } from '../gate/blocking.js';
import { AcceptAsAmended } from '../proposal/accept-as-amended.js';
import { NotRetain } from '../proposal/not-retain.js';
import { ReflectInBrackets } from '../proposal/reflect-in-brackets.js';
import { weaveOf } from '../question/wording.js';
import { contentOf } from '../version/content.js';
import { numbering } from '../version/numbering.js';

const NEW = idOf('p', 1);
const training = proposeQuestion('Avalon', asked('Who trains the officials?', Q1));
const numbers = ({ text: now }: Room): string[] =>
  numbering(now).map(({ questionId, number }) => `${number} ${wordingOf(now.questions.get(questionId)!).slice(0, 9)}`);

describe('proposing a question', () => {
  it('is recorded with the id the question will have', () =>
    text(tabled, reading)
      .when(training)
      .then({ type: 'QuestionProposed', data: { questionId: NEW, after: Q1, wording: 'Who trains the officials?' } }));
  it('becomes a question when accepted, behind what follows up the one before it, and is read', () => {
    const room = text(tabled, reading, training)
      .when(accept)
      .gives({ type: 'AdditionAccepted', data: { after: Q2 } });
    expect(numbers(room)).toEqual(['1 Does your', '1 (a) If not, p', '2 Who train', '3 Please de', '4 Which aut']);
    expect(room.text.readings[0]?.scope).toContain(NEW);
    expect(blame(weaveOf(room.text.questions.get(NEW)!.wording))).toMatchObject([
      { by: [delegationId('Avalon')], proposal: idOf('p'), decision: 'AdditionAccepted', reading: 1 },
    ]);
    expect(blocking(room.text, 'close').map(({ question }) => question)).toContain(NEW);
  });
  it('may follow up a question of its section', () => {
    const more = { followUp: { of: Q1, when: 'yes' } };
    const room = text(tabled, reading, proposeQuestion('Avalon', asked('Since when?', Q1, more)))
      .when(accept)
      .gives({ type: 'AdditionAccepted', data: { after: Q1 } });
    expect(numbers(room).slice(0, 3)).toEqual(['1 Does your', '1 (a) Since whe', '1 (b) If not, p']);
    text(tabled, reading)
      .when(proposeQuestion('Avalon', asked('Since when?', Q4, more)))
      .isInvalid('MISPLACED');
  });
  it('is not for somebody whose wording is a comment, nor outside a reading', () => {
    text(tabled, reading).when(by('Elysia', training)).refuses('NOT_A_PROPOSER', 'R6');
    text(tabled).when(training).refuses('NO_READING_OPEN');
  });
  it('needs a section and a question of it that are there', () => {
    const situation = text(tabled, reading);
    situation.when(data(training, { sectionId: idOf('nothing') })).isMissing('SECTION_UNKNOWN');
    situation.when(data(training, { after: idOf('nothing') })).isMissing('QUESTION_UNKNOWN');
    situation.when(data(training, { after: Q4 })).isInvalid('MISPLACED');
  });
  it('is decided once, and not by who saw it before', () => {
    text(tabled, reading, training, accept).when(accept).refuses('PROPOSAL_NOT_OPEN', 'R29');
    const { room } = text(tabled, reading, training);
    text(tabled, reading, training, accept)
      .when(() => accept(room))
      .conflicts();
  });
  it('is spoken to by naming the proposal', () => {
    const against = data(object('Borealia', NEW), { proposalId: idOf('p') });
    text(tabled, reading, training).when(object('Borealia', NEW)).isMissing('QUESTION_UNKNOWN');
    const room = text(tabled, reading, training, against).when(accept).gives('AdditionAccepted');
    expect(blocking(room.text, `agree:${NEW}`).map(({ code }) => code)).toEqual(['OBJECTION_LIVE']);
  });
  it('is not put into other words, nor in brackets', () => {
    const situation = text(tabled, reading, training);
    situation.when(decide(ReflectInBrackets)).refuses('PROPOSAL_OF_STRUCTURE', 'R29');
    const edit = { base: '1', wording: 'x' };
    situation.when(decide(AcceptAsAmended, 'p', { edit })).refuses('PROPOSAL_OF_STRUCTURE', 'R29');
    situation.when(decide(NotRetain)).then('ProposalNotRetained');
  });
  it('has lost its place when the question before it went elsewhere', () => {
    const away = proposeMove(
      'Borealia',
      (room) => ({ questionId: Q3, sectionId: sectionOf(room, Q4), after: Q4 }),
      'm',
    );
    const behindQ3 = proposeQuestion('Avalon', asked('Who trains the officials?', Q3));
    text(tabled, reading, behindQ3, away, decide(accept(text(tabled, reading).room).command, 'm'))
      .when(accept)
      .refuses('PROPOSAL_STALE', 'R28');
  });
});

describe('proposing a deletion', () => {
  const gone = proposeDeletion('Avalon', { questionId: Q1 });

  it('takes the question out when accepted, with all that hung on it', () => {
    const rival = propose('Borealia', Q1, 'measures', 'policies', 'rival');
    const room = text(tabled, reading, gone, rival, voice('Corvania', Q1))
      .when(accept)
      .gives({ type: 'DeletionAccepted', data: { proposals: [idOf('rival')], objections: [idOf('objection')] } });
    expect(room.text.questions.get(Q1)?.status).toBe('removed');
    expect(
      room.text.proposals
        .map(({ status }) => status)
        .toArray()
        .map(([, s]) => s),
    ).toEqual(['accepted', 'moot']);
    expect(numbers(room)[0]).toBe('1 If not, p');
  });
  it('is of a question before the room', () => {
    text(tabled, readingOf(Q2)).when(gone).refuses('OUT_OF_SCOPE');
    text(tabled, reading, dispose(Q1, 'removed', { reason: 'duplication' }))
      .when(gone)
      .refuses('QUESTION_REMOVED');
    text(tabled, reading)
      .when(proposeDeletion('Avalon', { questionId: idOf('nothing') }))
      .isMissing('QUESTION_UNKNOWN');
  });
  it('leaves nothing else to decide on it', () =>
    text(tabled, reading, gone, proposeSplit('Borealia', Q1, [3], 'q'), accept)
      .when(decide(NotRetain, 'q'))
      .refuses('PROPOSAL_NOT_OPEN'));
});

describe('proposing a move', () => {
  const to = (questionId: string, after: string | null, beside: string) => (room: Room) => ({
    ...{ questionId, after },
    sectionId: sectionOf(room, beside),
  });
  const away = proposeMove('Avalon', to(Q1, Q4, Q4));

  it('has the question read elsewhere when accepted, with what follows it up; all else stays', () => {
    const rival = propose('Borealia', Q1, 'measures', 'policies', 'rival');
    const room = text(tabled, reading, rival, away)
      .when(accept)
      .gives({ type: 'MoveAccepted', data: { with: [Q2] } });
    expect(numbers(room)).toEqual(['1 Please de', '2 Which aut', '3 Does your', '3 (a) If not, p']);
    expect(contentOf(room.text).sections.map(({ questions }) => questions.map(({ number }) => number))).toEqual([
      ['1'],
      ['2', '3', '3 (a)'],
    ]);
    expect(room.text.proposals.get(idOf('rival'))?.status).toBe('tabled');
  });
  it('goes first in a section', () => {
    const room = text(tabled, reading, proposeMove('Avalon', to(Q3, null, Q1)))
      .when(accept)
      .gives('MoveAccepted');
    expect(numbers(room)[0]).toBe('1 Please de');
  });
  it('is not behind itself, nor where it is, nor apart from what it follows up', () => {
    const situation = text(tabled, reading);
    situation.when(proposeMove('Avalon', to(Q1, Q1, Q1))).isInvalid('MISPLACED');
    situation.when(proposeMove('Avalon', to(Q1, Q2, Q1))).isInvalid('MISPLACED');
    situation.when(proposeMove('Avalon', to(Q3, Q2, Q1))).isInvalid('CHANGES_NOTHING');
    situation.when(proposeMove('Avalon', to(Q1, null, Q1))).isInvalid('CHANGES_NOTHING');
    situation.when(proposeMove('Avalon', to(Q2, Q4, Q4))).isInvalid('MISPLACED');
  });
  it('tells a Chair who saw the question as it was', () => {
    const { room } = text(tabled, reading, away);
    text(tabled, reading, away, object('Borealia', Q1))
      .when(() => accept(room))
      .conflicts();
  });
});
