import { missedLines, outstandingLines, supportLines } from './stands.js';

const names = { questions: new Map([['q1', '1']]), delegations: new Map([['d', 'Ardovia']]) };
const entry = { revision: '9', occurredAt: '2018-07-04T09:00:00.000Z', type: 'QuestionAgreed', by: { role: 'chair' } };

describe('where things stand, on the terminal', () => {
  it('names what is outstanding, or says that nothing is', () => {
    const outstanding = [{ kind: 'formal-objection', question: 'q1', by: ['d'], words: 'No.' }];
    expect(outstandingLines({ outstanding }, names)).toEqual(['question 1  formal objection  Ardovia  No.']);
    expect(outstandingLines({ outstanding: [] }, names)).toEqual(['Nothing is outstanding.']);
  });
  it('says who supports what, and what does not count', () => {
    const counted = [{ delegation: 'd', position: 'support', because: 'R6', group: 'g' }];
    const [line] = supportLines([{ questionId: 'q1', proposalId: 'abcdef', counted }], names);
    expect(line).toContain('question 1  proposal abcd  Ardovia  support  by its group, does not count (R6)');
  });
  it('says what was missed, and since when', () => {
    expect(missedLines({ since: null, entries: [] }, names)).toEqual([
      'Your delegation has not spoken to it.',
      'Nothing happened.',
    ]);
    expect(missedLines({ known: false, out: [], entries: [] }, names)[0]).toContain('is not known');
    const out = [{ from: '2018-07-04T08:59:00.000Z' }];
    const lines = missedLines({ known: true, out, entries: [entry] }, names);
    expect(lines[0]).toBe('Out from 2018-07-04 08:59 to now');
    expect(lines[1]).toContain('QuestionAgreed');
  });
});
