import { remarkLines } from './remarks.js';

const names = { questions: new Map<string, string>(), delegations: new Map([['d', 'Ardovia']]) };

describe('what is remarked of a question, on the terminal', () => {
  it('says what was passed and over whom, corrected, redrafted and decided together', () =>
    expect(
      remarkLines(
        [
          { kind: 'override', at: 3, rule: 'R28', code: 'PROPOSAL_STALE', words: 'So ruled.', over: ['d'] },
          { kind: 'override', at: 3, rule: 'R13', code: 'QUESTION_NOT_DISPOSED' },
          { kind: 'correction', at: 4, on: '2017-09-12T07:30:00.000Z', words: 'The wrong key.' },
          { kind: 'redraft', at: 5, reading: 1, answers: [{ what: 'concern', by: ['d'] }] },
          { kind: 'package', at: 6, packageId: 'p' },
        ],
        names,
      ),
    ).toEqual([
      'passed R28 PROPOSAL_STALE over Ardovia: So ruled.',
      'passed R13 QUESTION_NOT_DISPOSED',
      'corrected on 2017-09-12 07:30: The wrong key.',
      'redrafted after reading 1, in answer to the concern of Ardovia',
      'decided as part of a package',
    ]));

  it('says nothing where there is nothing', () => expect(remarkLines(undefined, names)).toEqual([]));
});
