import { missedLines, outstandingLines, supportLines } from './stands.js';

const names = {
  questions: new Map([['q1', '1']]),
  delegations: new Map([
    ['d', 'Ardovia'],
    ['e', 'Brunia'],
    ['g', 'Coastal Group'],
  ]),
};
const entry = { revision: '9', occurredAt: '2018-07-04T09:00:00.000Z', type: 'QuestionAgreed', by: { role: 'chair' } };

describe('where things stand, on the terminal', () => {
  it('names what is outstanding, or says that nothing is', () => {
    const outstanding = [{ kind: 'formal-objection', question: 'q1', by: ['d'], words: 'No.' }];
    expect(outstandingLines({ outstanding }, names)).toEqual(['question 1  formal objection  Ardovia  No.']);
    const removed = { kind: 'act-unconfirmed', question: 'gone', was: '16', by: ['chair'] };
    expect(outstandingLines({ outstanding: [removed] }, names)).toEqual([
      'what was question 16  act unconfirmed  chair',
    ]);
    expect(outstandingLines({ outstanding: [] }, names)).toEqual(['Nothing is outstanding.']);
  });
  it('says who supports what, and what does not count', () => {
    const counted = [{ delegation: 'd', position: 'support', because: 'R6', group: 'g' }];
    const dissociated = [{ by: 'e', words: 'Not for us.' }];
    const lines = supportLines([{ questionId: 'q1', proposalId: 'abcdef', counted, dissociated }], names);
    expect(lines[0]).toMatch(
      /^question 1 {2}proposal abcd {2}Ardovia {2}support +by Coastal Group, does not count \(R6\)/,
    );
    expect(lines[1]).toMatch(/Brunia +dissociated +not spoken for +Not for us\.$/);
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
