import type { QuestionShown, TextShown } from '../directory.js';
import type { Terminal } from '../terminal.js';
import { blockerLines, commentLines, objectionLines, reservationLines } from './lists.js';
import { paperLines } from './paper.js';
import { proposalLines } from './proposed.js';

const terminal: Terminal = {
  width: 40,
  out: () => undefined,
  note: () => undefined,
  style: (style, text) => (style === 'yellow' ? `<${text}>` : text),
};

const question = (number: string, bracketed: string, status = 'agreed'): QuestionShown => ({
  ...{ questionId: `id of ${number}`, number, bracketed, wording: bracketed, status, etag: '1' },
});

const text: TextShown = {
  ...{ id: 'draft', body: 'wg', kind: 'questionnaire', title: 'Draft questionnaire', revision: '9' },
  reading: { n: 2, status: 'open' },
  version: { versionId: 'v', symbol: null, stamp: '2017-09-12T07:30:00.000Z' },
  sections: [
    {
      title: 'Prevention',
      questions: [
        question('1', 'Is there a [large] [small] programme in your country?', 'open'),
        question('1 (a)', 'If so, why?'),
      ],
    },
  ],
  removed: [question('', 'Gone?', 'removed')],
};

const names = {
  questions: new Map([
    ['q1', '1'],
    ['q2', '1 (a)'],
  ]),
  delegations: new Map([['d', 'Ardovia']]),
};

describe('a text on the terminal', () => {
  it('reads like its paper', () => {
    expect(paperLines(text, terminal, names)).toEqual([
      'Draft questionnaire',
      'questionnaire draft · revision 9 · reading 2 open · version of 2017-09-12 07:30',
      '',
      'Prevention',
      '',
      '1    Is there a <[>large<]> <[>small<]>',
      '     programme in your country?',
      '     (open)',
      '',
      '    (a)  If so, why?',
      '',
      'Taken out: 1 (their history stays; see --json).',
    ]);
  });

  it('lists reservations, and says which were objections', () => {
    const made = { reservationId: 'r1', questionId: 'q1', status: 'made', by: 'd', words: 'Subject to law.' };
    expect(reservationLines([made, { ...made, reservationId: 'r2', objectionId: 'o' }], names)).toEqual([
      '1#r1  made                          Ardovia  Subject to law.',
      '1#r2  made, was a formal objection  Ardovia  Subject to law.',
    ]);
  });

  it('lists proposals by the questions they change, under names that stay theirs', () => {
    const edit = { hunks: [{ del: ' small', ins: ' large' }] };
    const proposals = [
      { proposalId: 'ccccc', questionId: 'gone', status: 'moot', by: ['chair'], edit: { hunks: [] } },
      { proposalId: 'bbbbb', questionId: 'q2', status: 'tabled', stale: true, by: ['d', 'chair'], edit },
      { proposalId: 'aaaaa', questionId: 'q1', status: 'accepted', by: ['d'], edit },
    ];
    expect(proposalLines(proposals, names)).toEqual([
      '1#aaaa          accepted       Ardovia         −small +large',
      '1 (a)#bbbb      tabled, stale  Ardovia, chair  −small +large',
      'taken out#cccc  moot           chair',
    ]);
  });

  it('says which proposals nobody confirmed, and which are to be worded', () => {
    const proposals = [
      { proposalId: 'aaaaa', questionId: 'q1', status: 'accepted', unconfirmed: true, by: ['d'], edit: { hunks: [] } },
      { proposalId: 'bbbbb', questionId: 'q1', status: 'tabled', by: ['d'], kind: 'idea', words: 'Say rivers too.' },
      { proposalId: 'ccccc', questionId: 'q1', status: 'moot', unconfirmed: true, disputed: 'Not so.', by: ['d'] },
    ];
    expect(proposalLines(proposals, names)).toEqual([
      '1#aaaa  accepted, unconfirmed      Ardovia',
      '1#bbbb  tabled                     Ardovia  Say rivers too. (wording to follow)',
      '1#cccc  moot, transcript disputed  Ardovia',
    ]);
    const sheet = question('1', 'Is there one?', 'open');
    const whole = { ...text, sections: [{ title: 'Only', questions: [{ ...sheet, unconfirmed: ['aaaaa'] }] }] };
    expect(paperLines(whole, terminal, names)).toContain('     (open, unconfirmed)');
  });

  it('shows comments with what they suggest', () => {
    const comments = [
      { commentId: 'ccccc', questionId: 'q1', status: 'made', by: 'd', words: 'Rivers matter.' },
      {
        commentId: 'ddddd',
        questionId: 'q2',
        status: 'taken-up',
        by: 'd',
        edit: { hunks: [{ del: ' sea', ins: ' river' }] },
      },
    ];
    expect(commentLines(comments, names)).toEqual([
      '1#cccc      made      Ardovia  Rivers matter.',
      '1 (a)#dddd  taken-up  Ardovia  −sea +river',
    ]);
  });

  it('tells a concern from a formal objection', () => {
    const objections = [
      {
        objectionId: 'eeeee',
        questionId: 'q1',
        formal: true,
        status: 'live',
        by: 'd',
        ground: 'language',
        words: 'No.',
      },
    ];
    expect(objectionLines(objections, names)).toEqual(['1#eeee  formal objection  live  Ardovia  language  No.']);
  });

  it('says what stands in the way', () => {
    const blocker = {
      rule: 'R13',
      code: 'OPEN',
      message: 'It is open.',
      question: 'q2',
      who: ['chair'],
      overridable: true,
    };
    expect(blockerLines([blocker, { ...blocker, question: 'proposed' }], names)).toEqual([
      'question 1 (a)  OPEN (R13)  chair  It is open. The Chair may pass it.',
      'a new question  OPEN (R13)  chair  It is open. The Chair may pass it.',
    ]);
  });
});
