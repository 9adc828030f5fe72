import { ProposeEdit } from '../proposal/propose-edit.js';
import { by, data, given, instant, personId, Q1, Q2, reading, tabled, text, type Step } from '../../testing/index.js';

const question = (more: object = {}) => ({ wording: 'Why?', answer: { type: 'text' }, articles: [], ...more });
const of = (...questions: object[]): Step => data(tabled, { sections: [{ title: 'One', questions }] });

describe('tabling a text', () => {
  it('makes its questions and its first version', () => {
    const room = text()
      .when(tabled)
      .gives('TextTabled', 'QuestionTabled', 'QuestionTabled', 'QuestionTabled', 'QuestionTabled', {
        type: 'VersionIssued',
        data: { kind: 'tabled', symbol: null, supersedes: null },
      });
    expect(room.text.questions.get(Q2)?.followUp).toEqual({ of: Q1, when: 'no' });
    expect(room.text.versions[0]?.numbering.map((n) => n.number)).toEqual(['1', '1 (a)', '2', '3']);
    expect(room.facts.every((f) => (f.meta.audience as { kind: string }).kind === 'participants')).toBe(true);
  });
  it('happens once (R29)', () => text().when(tabled).second().refuses('TEXT_EXISTS', 'R29'));
  it('is the Chair’s, or the secretariat’s on instruction', () => {
    text().when(by('Avalon', tabled)).forbids('NOT_YOURS_TO_SAY');
    text().when(by('nobody', tabled)).forbids('NO_ROLE');
    text().when(by('secretariat', tabled)).refuses('INSTRUCTION_MISSING', 'R3');
    text()
      .when(given(by('secretariat', tabled), { instructedBy: personId('Avalon') }))
      .refuses('INSTRUCTION_NOT_THE_CHAIRS', 'R3');
  });
  it('keeps wordings as they are compared', () => {
    const room = text()
      .when(of(question({ wording: '  Cafe\u0301,\t noir?\r\n ' })))
      .gives('TextTabled', { type: 'QuestionTabled', data: { wording: 'Café, noir?' } }, 'VersionIssued');
    expect(room.text.questions.size).toBe(1);
  });
  it.each([
    ['no questions at all', of(), 'NO_QUESTIONS'],
    ['a follow-up of nothing', of(question({ followUp: { of: 'x', when: 'no' } })), 'FOLLOW_UP_OF_NOTHING'],
    ['a follow-up of itself', of(question({ key: 'x', followUp: { of: 'x', when: 'no' } })), 'FOLLOW_UP_OF_NOTHING'],
    ['a key twice', of(question({ key: 'x' }), question({ key: 'x' })), 'KEY_TWICE'],
    ['an option twice', of(question({ answer: { type: 'choice', options: ['a', 'a'] } })), 'INPUT_INVALID'],
    ['options without a choice', of(question({ answer: { type: 'text', options: ['a', 'b'] } })), 'INPUT_INVALID'],
    ['an empty wording', of(question({ wording: ' \n' })), 'INPUT_INVALID'],
    ['a control character', of(question({ wording: 'a\u0007b' })), 'INPUT_INVALID'],
    ['half a character', of(question({ wording: 'a\udfff' })), 'INPUT_INVALID'],
    ['a title of two lines', data(tabled, { title: 'a\u2028b' }), 'INPUT_INVALID'],
    ['a field nobody knows', data(tabled, { colour: 'red' }), 'INPUT_INVALID'],
    ['a stamp before the year 0', data(tabled, { stamp: '0000-01-01T00:00:00+01:00' }), 'INPUT_INVALID'],
    ['a stamp after the year 9999', data(tabled, { stamp: '9999-12-31T23:59:59-01:00' }), 'INPUT_INVALID'],
  ])('refuses %s', (_, step, code) => {
    text().when(step).isInvalid(code);
  });
  it('goes four levels deep and no deeper', () => {
    const chain = (n: number) =>
      Array.from({ length: n }, (_, i) =>
        question({ key: `k${String(i)}`, ...(i > 0 && { followUp: { of: `k${String(i - 1)}`, when: 'no' } }) }),
      );
    expect(text(of(...chain(4))).room.text.versions[0]?.numbering.at(-1)?.number).toBe('1 (a) (i) a.');
    text()
      .when(of(...chain(5)))
      .isInvalid('TOO_DEEP');
  });
  it('is not tabled for tomorrow', () => {
    text()
      .when(given(tabled, { occurredAt: instant(9_000) }))
      .isInvalid('OCCURRED_IN_THE_FUTURE');
    text()
      .when(given(tabled, { occurredAt: instant(-60) }))
      .then('TextTabled', ...Array<string>(4).fill('QuestionTabled'), 'VersionIssued');
  });
  it('takes a wording of 49,000 words, and no more than its share of time for it', () => {
    const small = proposing(5_000);
    const large = proposing(49_000);
    expect(large).toBeLessThan(75 * Math.max(small, 2));
  });
  it('refuses a wording of 100,000 words', () => {
    expect(() => proposing(100_000)).toThrow('must have at most 50000 words');
  });
});

/** How long it takes to decide a proposal on a wording of so many words, in milliseconds. */
const proposing = (words: number): number => {
  const wording = '移民'.repeat(words / 2);
  const { room } = text(of(question({ wording })), reading);
  const id = [...room.text.questions.keys()][0] ?? '';
  const edit = {
    base: String(room.text.revision),
    wording: `${wording.slice(0, words / 2)}安全${wording.slice(words / 2)}`,
  };
  const started = performance.now();
  room.drafts({ command: ProposeEdit, who: 'Avalon', data: { questionId: id, edit } });
  return performance.now() - started;
};
