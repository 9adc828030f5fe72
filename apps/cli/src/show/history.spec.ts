import { historyLines } from './history.js';

const names = {
  questions: new Map([
    ['q1', '1'],
    ['q2', '1 (a)'],
  ]),
  delegations: new Map([['d', 'Ardovia']]),
};

describe('a history on the terminal', () => {
  it('is told line by line', () => {
    const line = { revision: '7', occurredAt: '2017-09-11T08:40:00.000Z', type: 'EditProposed' };
    const [told] = historyLines(
      [{ ...line, by: { role: 'delegate', delegation: 'd' }, data: { rationale: 'Brevity.' } }],
      names,
    );
    expect(told).toBe('7  2017-09-11 08:40  Ardovia  EditProposed  Brevity.');
  });

  it('tells whose words were taken up, and that nobody confirmed them', () => {
    const line = { revision: '7', occurredAt: '2017-09-11T08:40:00.000Z', by: { role: 'delegate', delegation: 'd' } };
    const lines = historyLines(
      [
        { ...line, type: 'CommentTakenUp', data: { suggestedBy: 'e', rationale: 'Brevity.' } },
        { ...line, type: 'ProposalAccepted', data: {}, unconfirmed: true },
      ],
      { ...names, delegations: new Map([...names.delegations, ['e', 'Brunia']]) },
    );
    expect(lines[0]).toContain('Brevity.; suggested by Brunia');
    expect(lines[1]).toContain('ProposalAccepted  unconfirmed');
  });

  it('tells what was a slip, and who corrected it', () => {
    const line = {
      revision: '7',
      occurredAt: '2017-09-11T08:40:00.000Z',
      by: { role: 'secretariat', delegation: 'd' },
    };
    const correctedBy = { revision: '9', by: { role: 'chair' }, words: 'It was another.' };
    const [told] = historyLines([{ ...line, type: 'ConcernVoiced', data: { words: 'Why?' }, correctedBy }], names);
    expect(told).toMatch(/ConcernVoiced +Why\?; a slip, corrected by chair at 9$/);
  });

  it('tells which rule was passed, over whom, and for which group', () => {
    const line = { revision: '7', occurredAt: '2017-09-11T08:40:00.000Z', by: { role: 'chair' } };
    const known = { ...names, delegations: new Map([...names.delegations, ['e', 'Brunia'], ['g', 'Coastal Group']]) };
    const [ruled, put, taken] = historyLines(
      [
        {
          ...{ ...line, type: 'AgreedNotwithstanding', overrides: [{ rule: 'R11', code: 'OBJECTION_LIVE' }] },
          data: { words: 'It is late.', objections: [{ by: 'd', ground: 'language', absent: true }] },
        },
        {
          ...{ ...line, type: 'WordingPut' },
          data: {
            wording: 'Why?',
            objections: [
              { by: 'd', present: true },
              { by: 'e', present: false },
            ],
          },
        },
        { ...line, type: 'PositionTaken', data: { position: 'support', words: 'Yes.', group: 'g' } },
      ],
      known,
    );
    expect(ruled).toContain('passes R11 OBJECTION_LIVE; It is late.; notwithstanding Ardovia');
    expect(put).toContain('Why?; to be renewed by Ardovia; absent: Brunia');
    expect(taken).toContain('support: Yes.; for Coastal Group');
  });

  it('tells whose it was, and which: not of what somebody says of their own', () => {
    const line = { revision: '7', occurredAt: '2017-09-11T08:40:00.000Z', by: { role: 'chair' }, data: {} };
    const known = { ...names, delegations: new Map([...names.delegations, ['e', 'Brunia']]) };
    const objection = { what: 'objection', by: ['d'] };
    const lines = historyLines(
      [
        { ...line, type: 'ObjectionNotMaintained', of: objection },
        { ...line, type: 'ObjectionLifted', by: { role: 'delegate', delegation: 'd' }, of: objection },
        { ...line, type: 'QuestionRedrafted', answers: [{ what: 'proposal', by: ['d', 'e'] }, objection] },
        { ...line, type: 'ReadingOpened', data: { reading: 2 } },
        { ...line, type: 'SlipCorrected', data: { words: 'Q.', corrects: { type: 'QuestionRemoved', revision: 5 } } },
        { ...line, type: 'ActsConfirmed', data: { revisions: [3, 5] } },
        { ...line, type: 'ScopeChanged', data: { added: ['q1'], removed: ['q2', 'gone'] } },
      ],
      known,
    );
    expect(lines.map((one) => one.slice(one.indexOf(':40') + 3).replace(/^ +\S+ +\S+ */, ''))).toEqual([
      'objection of Ardovia',
      '',
      'in answer to proposal of Ardovia, Brunia, objection of Ardovia',
      'reading 2',
      'Q.; QuestionRemoved at revision 5',
      'of revision 3, 5',
      'adds question 1; leaves out question 1 (a), no longer read',
    ]);
  });

  it('tells of which question each line is, where they are of several', () => {
    const line = { revision: '7', occurredAt: '2017-09-11T08:40:00.000Z', type: 'QuestionAgreed', by: {}, data: {} };
    const lines = (...questions: string[]) =>
      historyLines(
        questions.map((question) => ({ ...line, question })),
        names,
      );
    expect(lines('q1', 'q2').map((one) => one.split('QuestionAgreed')[1])).toEqual([
      '  question 1',
      '  question 1 (a)',
    ]);
    expect(lines('q1', 'q1')[0]).toMatch(/QuestionAgreed$/);
  });

  it('tells those who see every line whom it is for, where that is not the participants', () => {
    const line = { revision: '7', occurredAt: '2017-09-11T08:40:00.000Z', type: 'EditProposed', by: { role: 'chair' } };
    const audiences = ['public', 'participants', 'chair-and-secretariat', 'delegation:d'];
    const told = historyLines(
      audiences.map((audience) => ({ ...line, data: {}, audience })),
      names,
    );
    expect(told.map((one) => one.split('EditProposed')[1]?.trim())).toEqual([
      'for public',
      '',
      'for chair and secretariat',
      'for delegation Ardovia',
    ]);
  });
});
