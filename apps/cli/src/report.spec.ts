import {
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  NotProven,
  Refused,
  Unauthenticated,
  Unavailable,
} from '#eventsourcing';
import { exitCode } from './exit-code.js';
import { ProblemError } from './problem-error.js';
import { report } from './report.js';

const answered = (status: number) => new ProblemError({ status, code: 'CODE', detail: 'No.' });

const reported = (error: unknown, asJson = false) => {
  const notes: string[] = [];
  const terminal = {
    width: 80,
    out: () => undefined,
    note: (...lines: string[]) => notes.push(...lines),
    style: String,
  };
  return { code: report(error, asJson, terminal), notes };
};

describe('the exit code', () => {
  it.each([
    [400, 2],
    [413, 2],
    [415, 2],
    [401, 3],
    [403, 3],
    [404, 4],
    [409, 5],
    [412, 6],
    [428, 6],
    [429, 7],
    [503, 7],
    [500, 1],
    [502, 1],
  ])('for an answer %i is %i', (status, code) => expect(exitCode(answered(status))).toBe(code));

  it.each([
    [new Invalid('C', ''), 2],
    [new Unauthenticated('C', ''), 3],
    [new Forbidden('C', ''), 3],
    [new NotFound('C', ''), 4],
    [new Refused('R1', 'C', ''), 5],
    [new Conflict('C', ''), 6],
    [new Unavailable('C', ''), 7],
    [new NotProven('C', ''), 8],
    [new Error('x'), 1],
  ])('for what is found out here, %s, is %i', (error, code) => expect(exitCode(error)).toBe(code));
});

describe('the report of what went wrong', () => {
  it('names the code, says what, and what would be right', () => {
    const issues = [{ path: 'data.wording', message: 'must not be empty' }];
    expect(reported(new Invalid('INPUT', 'Not understood.', issues)).notes).toEqual([
      'INPUT: Not understood.',
      '  data.wording: must not be empty',
    ]);
  });

  it('says which rule refused, and how the Chair passes it', () => {
    const problem = { status: 409, code: 'PROPOSAL_STALE', detail: 'It collides.', rule: 'R28', overridable: true };
    const { code, notes } = reported(new ProblemError(problem));
    expect([code, notes.length]).toEqual([5, 3]);
    expect(notes[2]).toContain('[{"rule":"R28","code":"PROPOSAL_STALE","words":"…"}]');
  });

  it('is the problem itself for a program', () => {
    const { notes } = reported(answered(412), true);
    expect(notes.map((note) => JSON.parse(note) as unknown)).toEqual([{ status: 412, code: 'CODE', detail: 'No.' }]);
  });

  it('shows no stack', () => {
    expect(reported(new Error('broken')).notes).toEqual(['INTERNAL: broken']);
    expect(reported('thrown').notes).toEqual(['INTERNAL: thrown']);
  });
});
