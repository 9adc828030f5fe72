import { blame } from '#text';
import {
  accept,
  allCarriedOver,
  closed,
  comment,
  data,
  delegationId,
  dispose,
  floatComment,
  given,
  idOf,
  NAMES,
  overtaken,
  propose,
  put,
  Q1,
  Q2,
  reading,
  recordedFor,
  tabled,
  takeUpComment,
  text,
  withdraw,
  type Room,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';
import { weaveOf } from '../question/wording.js';

const before = [tabled, reading];
const suggestion = comment('Elysia', Q1, ['measures', 'steps']);
const kept = (room: Room) => room.text.comments.get(idOf('comment'));

describe('making a comment', () => {
  it('is for anybody who may speak', () => {
    for (const name of NAMES)
      text(...before)
        .when(comment(name, Q1))
        .then('CommentMade');
    text(...before)
      .when(recordedFor('Open Harbour', comment('Avalon', Q1)))
      .then('CommentMade');
  });
  it('may bring a wording, but from those who do not draft', () => {
    for (const name of NAMES.filter((one) => one !== 'Open Harbour'))
      text(...before)
        .when(comment(name, Q1, ['measures', 'steps']))
        .then('CommentMade');
    text(...before)
      .when(comment('Open Harbour', Q1, ['measures', 'steps']))
      .refuses('WORDING_NOT_YOURS', 'R6');
  });
  it('says something', () =>
    text(...before)
      .when(data(comment('Elysia', Q1), { words: undefined }))
      .isInvalid('INPUT_INVALID'));
  it('brings a wording that differs', () =>
    text(...before)
      .when(comment('Elysia', Q1, ['measures', 'measures']))
      .isInvalid('CHANGES_NOTHING'));
  it('needs no reading', () => text(tabled).when(suggestion).then('CommentMade'));
  it('is of a question that stands', () => {
    text(...before)
      .when(comment('Elysia', idOf('nothing')))
      .isMissing('QUESTION_UNKNOWN');
    text(...before, dispose(Q1, 'removed', { reason: 'language' }))
      .when(suggestion)
      .refuses('QUESTION_REMOVED', 'R26');
    text(...before, dispose(Q1, 'agreed'))
      .when(suggestion)
      .then('CommentMade');
  });
  it('may be made twice', () =>
    text(...before)
      .when(suggestion)
      .second()
      .then('CommentMade'));
  it('stands in nobody’s way', () => {
    const { room } = text(...before, ...allCarriedOver, suggestion);
    expect(blocking(room.text, 'close')).toEqual([]);
    text(...before, ...allCarriedOver, suggestion)
      .when(closed)
      .then('ReadingClosed');
  });
});

describe('taking up a comment', () => {
  const situation = text(...before, suggestion);
  it('makes its wording a proposal of who takes it up', () => {
    const room = situation.when(takeUpComment('Avalon')).gives('CommentTakenUp');
    expect(room.text.proposals.get(idOf('p'))).toMatchObject({
      kind: 'edit',
      by: [delegationId('Avalon')],
      capacity: 'party',
      suggested: { commentId: idOf('comment'), by: delegationId('Elysia') },
    });
    expect(kept(room)).toMatchObject({ status: 'taken-up', proposals: [idOf('p')] });
  });
  it('makes the words its sponsors’ where they are accepted', () => {
    const room = text(...before, suggestion, takeUpComment('Avalon'))
      .when(accept)
      .gives('ProposalAccepted');
    const authors = blame(weaveOf(room.text.questions.get(Q1)!.wording)).flatMap((run) => run.by);
    expect(authors).toContain(delegationId('Avalon'));
    expect(authors).not.toContain(delegationId('Elysia'));
  });
  it('is for those who may propose', () => {
    situation.when(takeUpComment('Elysia')).refuses('NOT_A_PROPOSER', 'R6');
    situation.when(takeUpComment('Dorado')).then('CommentTakenUp');
    situation.when(recordedFor('Borealia', takeUpComment('Avalon'))).then('CommentTakenUp');
  });
  it('is done once while it is before the room', () => {
    situation.when(takeUpComment('Avalon')).second().refuses('SAME_CHANGE', 'R29');
    text(...before, suggestion, takeUpComment('Avalon'), withdraw('Avalon'))
      .when(takeUpComment('Borealia', 'again'))
      .then('CommentTakenUp');
  });
  it('is not for what somebody proposes already', () =>
    text(...before, suggestion, propose('Borealia', Q1, 'measures', 'steps'))
      .when(takeUpComment('Avalon'))
      .refuses('SAME_CHANGE'));
  it('needs a wording', () =>
    text(...before, comment('Elysia', Q1))
      .when(takeUpComment('Avalon'))
      .refuses('COMMENT_WITHOUT_WORDING', 'R29'));
  it('needs a wording that still applies', () =>
    text(...before, suggestion, ...overtaken)
      .when(takeUpComment('Avalon'))
      .refuses('COMMENT_STALE', 'R28'));
  it('needs a comment', () =>
    text(...before)
      .when(takeUpComment('Avalon'))
      .isMissing('COMMENT_UNKNOWN'));
  it('needs a question that is open in the reading', () => {
    text(tabled, suggestion).when(takeUpComment('Avalon')).refuses('NO_READING_OPEN');
    text(...before, suggestion, dispose(Q1, 'agreed'))
      .when(takeUpComment('Avalon'))
      .refuses('QUESTION_NOT_OPEN');
  });
});

describe('floating a comment', () => {
  it('shows its wording, undecided', () => {
    const room = text(...before, suggestion)
      .when(floatComment(Q1))
      .gives('WordingFloated');
    expect(room.text.floats.get(idOf('float'))).toMatchObject({ commentId: idOf('comment'), status: 'afloat' });
    expect(room.text.floats.get(idOf('float'))?.wording).toContain('have steps to');
    expect(kept(room)).toMatchObject({ status: 'taken-up', floats: [idOf('float')] });
  });
  it('is put like any other float', () =>
    text(...before, suggestion, floatComment(Q1))
      .when(put(Q1, { floatId: idOf('float') }))
      .then('WordingPut'));
  it('is of the question named', () =>
    text(...before, suggestion)
      .when(floatComment(Q2))
      .isInvalid('OF_ANOTHER_QUESTION'));
  it('shows one thing', () =>
    text(...before, suggestion)
      .when(data(floatComment(Q1), { edit: { base: '5', wording: 'Why?' } }))
      .isInvalid('INPUT_INVALID'));
  it('needs a wording that applies', () => {
    text(...before, comment('Elysia', Q1))
      .when(floatComment(Q1))
      .refuses('COMMENT_WITHOUT_WORDING');
    text(...before, suggestion, ...overtaken)
      .when(floatComment(Q1))
      .refuses('COMMENT_STALE');
  });
  it('needs a comment', () =>
    text(...before)
      .when(given(floatComment(Q1), {}))
      .isMissing('COMMENT_UNKNOWN'));
});
