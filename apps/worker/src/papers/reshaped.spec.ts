import { renderPaper } from '#delivery';
import {
  accept,
  asked,
  closed,
  dispose,
  issued,
  overriding,
  proposeMerge,
  proposeMove,
  proposeQuestion,
  proposeSplit,
  Q1,
  Q2,
  Q4,
  sectionOf,
  type Step,
} from '../../../../libs/negotiation/src/testing/index.js';
import { room } from '../testing/record.js';
import { paperOf } from './paper-of.js';

const concluded: readonly Step[] = [overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED'), issued];

const paperAfter = (...steps: readonly Step[]) => {
  const { text, body } = room(...steps, ...concluded);
  return paperOf(text, text.versions.at(-1)!, body, 'en');
};

/** But for what the Chair passed to close the reading. */
const notesIn = (paper: ReturnType<typeof paperAfter>): string[] =>
  paper.sections
    .flatMap(({ questions }) => questions.flatMap(({ number, notes }) => notes.map((note) => `${number} ${note}`)))
    .filter((note) => !note.includes('R13'));

describe('the paper of a text whose shape has changed', () => {
  it('says of each part what it came out of, and of what was split where to read on', () => {
    const paper = paperAfter(proposeSplit('Avalon', Q1, [3]), accept);
    expect(notesIn(paper)).toEqual([
      '1 Out of question 1 of the version before',
      '2 Out of question 1 of the version before',
    ]);
    expect(paper.tombstones).toMatchObject([
      { number: '1', reason: expect.stringMatching(/^Split \(entry \d+ of .*\): see questions 1 and 2$/) as string },
    ]);
    expect(renderPaper(paper).html).toContain('Out of question 1 of the version before');
  });

  it('says it of a merger, also of what was merged out of parts', () => {
    const merged = [proposeMerge('Avalon', [Q1, Q2], [' and']), accept];
    expect(notesIn(paperAfter(...merged))[0]).toMatch(/^1 Out of questions 1 and .* of the version before$/);
    expect(paperAfter(...merged).tombstones.map(({ reason }) => reason.replace(/\d+/, 'N'))).toEqual([
      'Merged (entry N of the record of this text): see question 1',
      'Merged (entry N of the record of this text): see question 1',
    ]);
  });

  it('says what was moved and what is new, and nothing of what only bears another number', () => {
    const behind = proposeMove('Avalon', (r) => ({ questionId: Q1, sectionId: sectionOf(r, Q4), after: Q4 }));
    expect(notesIn(paperAfter(behind, accept)).map((note) => note.replace(/^\S+ /, ''))).toEqual([
      'Moved: question 1 in the version before',
    ]);
    const added = proposeQuestion('Avalon', asked('Which authority is competent?', Q1));
    expect(notesIn(paperAfter(added, accept)).map((note) => note.replace(/^\S+ /, ''))).toEqual([
      'New in this version',
    ]);
  });

  it('keeps the place of what was taken out', () => {
    const paper = paperAfter(dispose(Q4, 'removed', { reason: 'duplication' }));
    expect(paper.tombstones).toMatchObject([{ reason: expect.stringMatching(/^Taken out \(entry \d+/) as string }]);
  });
});
