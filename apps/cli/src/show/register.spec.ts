import { registerNamed } from './register.js';

const names = { questions: new Map([['q', '4']]), delegations: new Map<string, string>() };
const told = (register: string, ...docs: readonly object[]): string[] =>
  registerNamed(register)
    ?.lines(docs as never, names)
    .map((line) => line.replace(/ {2,}/g, ' | ')) ?? [];

const line = {
  ...{ revision: '12', occurredAt: '2018-07-04T09:00:12.000Z', question: 'q', number: '4' },
  by: { role: 'secretariat', instructedBy: 'someone' },
};

describe('a register as people read it', () => {
  it('says which rule was passed, on what, by which act, for whom, with which words', () => {
    const overrides = [{ rule: 'R28', code: 'PROPOSAL_STALE', words: 'Settled here.' }];
    const [first = ''] = told('overrides', { ...line, type: 'ProposalAccepted', overrides });
    expect(first).toContain(
      'question 4 | PROPOSAL_STALE (R28) | ProposalAccepted | secretariat, for the Chair | Settled here.',
    );
    const [second = ''] = told('overrides', { ...line, question: undefined, number: undefined, overrides });
    expect(second).toContain('| text | PROPOSAL_STALE (R28)');
  });

  it('says what was a slip, and how long it had stood', () => {
    const data = { corrects: { type: 'QuestionAgreed', revision: 9 }, words: 'Question 3.' };
    const [minutes = ''] = told('corrections', { ...line, type: 'SlipCorrected', data, stood: 600 });
    expect(minutes).toContain('QuestionAgreed at revision 9 | after 10 min | secretariat, for the Chair | Question 3.');
    expect(told('corrections', { ...line, data, stood: 40 })[0]).toContain('after 40 s');
    expect(told('corrections', { ...line, data })[0]).not.toContain('after');
  });

  it('says what waits for the Chair, and what the Chair disputes', () => {
    const act = (status: string) => ({
      ...line,
      type: 'QuestionAgreed',
      data: {},
      instructed: { status, words: 'No.' },
    });
    const [waiting = '', disputed = ''] = told('unconfirmed', act('unconfirmed'), act('disputed'));
    expect(waiting).toContain('question 4; not yet confirmed by the Chair');
    const [removed = ''] = told('unconfirmed', { ...act('unconfirmed'), question: 'gone', was: '16' });
    expect(removed).toContain('what was question 16; not yet confirmed');
    expect(disputed).toContain('disputed by the Chair: No.');
  });

  it('knows three', () => {
    expect(registerNamed(undefined)).toBeUndefined();
    expect(() => registerNamed('toString')).toThrow(
      'There is no register toString: overrides, corrections, unconfirmed.',
    );
  });
});
