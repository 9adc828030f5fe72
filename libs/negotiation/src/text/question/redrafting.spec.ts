import { blame } from '#text';
import {
  by,
  carryOver,
  closed,
  delegationId,
  dispose,
  everythingCarriedOver,
  idOf,
  issued,
  object,
  propose,
  proposed,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  readingOf,
  redraft,
  tabled,
  text,
  told,
  unseen,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { weaveOf } from './wording.js';

const atSea = propose('Borealia', Q1, 'by sea', 'by land and sea', 'q');
const objected = object('Corvania', Q1);
const room = [tabled, reading, proposed, atSea, objected, everythingCarriedOver, closed];
const both = [{ proposalId: idOf('p') }, { proposalId: idOf('q') }, { objectionId: idOf('objection') }];

describe('redrafting a question', () => {
  it('says what the change answers, and whose each word is', () => {
    const { text: after } = text(...room)
      .when(
        redraft(
          Q1,
          'measures to prevent the smuggling of migrants by sea',
          'new steps against the smuggling of migrants by land and sea',
          both,
        ),
      )
      .gives({ type: 'QuestionRedrafted', data: { questionId: Q1, reading: 1, answers: both } });
    const weave = weaveOf(after.questions.get(Q1)!.wording);
    const authors = new Map(blame(weave).map(({ text: words, by: whose }) => [words.trim(), whose]));
    expect(authors.get('steps')).toEqual([delegationId('Avalon')]);
    expect(authors.get('land and')).toEqual([delegationId('Borealia')]);
    expect(authors.get('new')).toEqual(['chair']);
    expect(after.proposals.get(idOf('p'))?.status).toBe('carried-over');
  });
  it('is between the close of a reading and its revision', () => {
    text(tabled)
      .when(redraft(Q1, 'measures', 'steps'))
      .refuses('READING_NOT_CLOSED', 'R29');
    text(tabled, reading, proposed)
      .when(redraft(Q1, 'measures', 'steps'))
      .refuses('READING_NOT_CLOSED', 'R29');
    text(...room, issued)
      .when(redraft(Q1, 'measures', 'steps'))
      .refuses('READING_NOT_CLOSED', 'R29');
    const { text: after } = text(...room, redraft(Q1, 'measures', 'steps'))
      .when(issued)
      .gives('VersionIssued');
    expect(wordingOf(after.questions.get(Q1)!)).toContain('steps');
  });
  it('is of a question that was read, stands and is not agreed', () => {
    const others = [Q2, Q3, Q4].map(carryOver);
    const agreed = [tabled, reading, objected, propose('Avalon', Q2, 'reasons', 'grounds'), everythingCarriedOver];
    const [onIt] = [[{ objectionId: idOf('objection') }]];
    text(tabled, reading, dispose(Q1, 'agreed'), ...others, closed)
      .when(redraft(Q1, 'measures', 'steps', onIt))
      .refuses('QUESTION_AGREED', 'R29');
    text(tabled, reading, dispose(Q1, 'removed', { reason: 'language' }), ...others, closed)
      .when(redraft(Q1, 'measures', 'steps', onIt))
      .refuses('QUESTION_REMOVED', 'R26');
    text(tabled, readingOf(Q2), carryOver(Q2), closed)
      .when(redraft(Q1, 'measures', 'steps', onIt))
      .refuses('OUT_OF_SCOPE', 'R29');
    text(...agreed, closed)
      .when(redraft(Q1, 'measures', 'steps'))
      .isInvalid('OF_ANOTHER_QUESTION');
  });
  it('answers something that was said', () => {
    text(...room)
      .when(redraft(Q1, 'measures', 'steps', []))
      .isInvalid('INPUT_INVALID');
    text(...room)
      .when(redraft(Q1, 'measures', 'steps', [{ proposalId: idOf('x') }]))
      .isMissing('PROPOSAL_UNKNOWN');
    text(...room)
      .when(redraft(Q1, 'measures', 'steps', [{ objectionId: idOf('x') }]))
      .isMissing('OBJECTION_UNKNOWN');
    text(...room)
      .when(redraft(Q1, 'measures', 'steps', [{ commentId: idOf('x') }]))
      .isMissing('COMMENT_UNKNOWN');
  });
  it('is decided on what the Chair saw, and is the Chair’s', () => {
    text(...room)
      .when(redraft(Q1, 'measures', 'steps'))
      .second()
      .conflicts();
    text(...room)
      .when(unseen(redraft(Q1, 'measures', 'steps')))
      .conflicts('SEEN_MISSING');
    text(...room)
      .when(by('Avalon', redraft(Q1, 'measures', 'steps')))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('is told to whose words it answers', () => {
    const title = 'The Chair redrafted question 1 after reading 1, in answer to what you said';
    expect(told(...room, redraft(Q1, 'measures', 'steps', both))).toEqual([
      ['question-redrafted', delegationId('Avalon'), title],
      ['question-redrafted', delegationId('Borealia'), title],
      ['question-redrafted', delegationId('Corvania'), title],
    ]);
  });
});
