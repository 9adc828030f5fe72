import { spansAt } from '#text';
import {
  accept,
  agree,
  by,
  decide,
  dispose,
  idOf,
  propose,
  proposed,
  put,
  putWords,
  Q1,
  Q2,
  reading,
  type Room,
  settle,
  tabled,
  text,
  unseen,
  type Step,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';
import { ReflectInBrackets } from '../proposal/reflect-in-brackets.js';
import { weaveOf } from './wording.js';

const reflect = (key = 'p') => decide(ReflectInBrackets, key);
const bracketed = [tabled, reading, proposed, reflect()];
const spans = (room: Room, questionId = Q1) => spansAt(weaveOf(room.text.questions.get(questionId)!.wording));
const wording = (room: Room, questionId = Q1) => wordingOf(room.text.questions.get(questionId)!);

/** Settles all brackets of the first question; the n-th is kept, if one is. */
const settleAll =
  (kept?: number): Step =>
  (room) =>
    settle(Q1, ...spans(room).map(({ id }, n) => ({ spanId: id, keep: n === kept })))(room);

describe('settling brackets', () => {
  it('keeps one alternative and strikes the other', () => {
    const room = text(...bracketed)
      .when(settleAll(1))
      .gives('BracketsSettled');
    expect(wording(room)).toContain('have steps to');
    expect(spans(room)).toEqual([]);
  });
  it('may strike both', () => {
    const room = text(...bracketed)
      .when(settleAll())
      .gives('BracketsSettled');
    expect(wording(room)).toContain('have to prevent');
  });
  it('tells a second Chair', () =>
    text(...bracketed)
      .when(settleAll(1))
      .second()
      .conflicts());
  it('asks what was seen', () =>
    text(...bracketed)
      .when(unseen(settleAll(1)))
      .conflicts('SEEN_MISSING'));
  it('is the Chair’s', () =>
    text(...bracketed)
      .when(by('Avalon', settleAll(1)))
      .forbids('NOT_YOURS_TO_SAY'));
  it('finds no brackets (R29)', () =>
    text(tabled, reading)
      .when(settle(Q1, { spanId: idOf('x'), keep: true }))
      .refuses('NO_BRACKETS', 'R29'));
  it('refuses a span named twice, an unknown one, half a group, two kept', () => {
    const of =
      (choose: (ids: string[]) => { spanId: string; keep: boolean }[]): Step =>
      (room) =>
        settle(Q1, ...choose(spans(room).map(({ id }) => id)))(room);
    text(...bracketed)
      .when(of(([a = '', b = '']) => [a, b, a].map((spanId) => ({ spanId, keep: false }))))
      .isInvalid('SETTLED_TWICE');
    text(...bracketed)
      .when(of(() => [{ spanId: idOf('x'), keep: true }]))
      .isInvalid('SPAN_UNKNOWN');
    text(...bracketed)
      .when(of(([a = '']) => [{ spanId: a, keep: true }]))
      .isInvalid('GROUP_INCOMPLETE');
    text(...bracketed)
      .when(of((ids) => ids.map((spanId) => ({ spanId, keep: true }))))
      .isInvalid('GROUP_KEEPS_TWO');
  });
  it('waits while a wording is put (R29)', () => {
    const putOver = putWords(Q1, 'measures steps', 'measures');
    text(...bracketed, putOver)
      .when(settleAll(1))
      .refuses('WORDING_PUT', 'R29');
  });
  it('does not leave a question without words (R26)', () => {
    const all = 'If not, please explain the reasons.';
    const other = propose('Avalon', Q2, all, 'Why?', 'q2');
    const strike: Step = (room) => settle(Q2, ...spans(room, Q2).map(({ id }) => ({ spanId: id, keep: false })))(room);
    text(tabled, reading, other, reflect('q2')).when(strike).refuses('NOTHING_LEFT', 'R26');
  });
});

describe('an alternative of which no word is left', () => {
  const gone = [...bracketed, propose('Corvania', Q1, ' steps', '', 'gone'), decide(AcceptProposal, 'gone')];
  it('need not be named: nobody sees it', () => {
    const room = text(...gone).room;
    expect(spans(room)).toHaveLength(1);
    text(...gone)
      .when(settleAll(0))
      .then('BracketsSettled');
  });
});

describe('the life of a bracket', () => {
  it('stands in the way of agreement as it stands (R29)', () => {
    text(...bracketed)
      .when(dispose(Q1, 'agreed'))
      .refuses('BRACKETS_OPEN', 'R29');
    text(...bracketed, settleAll(0))
      .when(dispose(Q1, 'agreed'))
      .then('QuestionAgreed');
  });
  it('is not put as if alternatives were one wording (R29)', () =>
    text(...bracketed)
      .when(put(Q1))
      .refuses('ALTERNATIVES_OPEN', 'R29'));
  it('is settled by agreement on words put over it', () => {
    const putOver = putWords(Q1, 'measures steps', 'steps');
    const room = text(...bracketed, putOver)
      .when(agree())
      .gives('AgreedWithoutObjection');
    expect(wording(room)).toContain('have steps to');
    expect(spans(room)).toEqual([]);
    expect(room.text.questions.get(Q1)?.status).toBe('agreed');
  });
  it('takes a third alternative into its group', () => {
    const third = propose('Borealia', Q1, 'measures', 'policies', 'third');
    const room = text(...bracketed, third)
      .when(reflect('third'))
      .gives('ProposalReflectedInBrackets');
    expect(new Set(spans(room).map(({ group }) => group)).size).toBe(1);
    expect(spans(room)).toHaveLength(3);
  });
  it('makes a proposal about the same words stale (R28)', () => {
    const rival = propose('Borealia', Q1, 'measures', 'policies', 'rival');
    text(tabled, reading, proposed, rival, reflect('rival')).when(accept).refuses('PROPOSAL_STALE', 'R28');
  });
});
