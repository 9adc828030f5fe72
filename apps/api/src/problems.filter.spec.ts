import { HttpException, type ArgumentsHost } from '@nestjs/common';
import { pino } from 'pino';
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
import type { Health } from './health.js';
import { ProblemsFilter } from './problems.filter.js';

interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** What the filter answers, and what it leaves in the log. */
const answered = (error: unknown): Answered & { log: string; newer: string[] } => {
  const lines: string[] = [];
  const answer: Answered = { status: 0, headers: {}, body: {} };
  const reply = {
    status: (status: number) => Object.assign(reply, void (answer.status = status)),
    header: (name: string, value: string) => Object.assign(reply, void (answer.headers[name] = value)),
    send: (body: Record<string, unknown>) => Object.assign(reply, void (answer.body = body)),
  };
  const http = { getResponse: () => reply, getRequest: () => ({ id: 'request-7' }) };
  const host = { switchToHttp: () => http } as unknown as ArgumentsHost;
  const newer: string[] = [];
  const health = { foundNewer: (reason: string) => void newer.push(reason) } as unknown as Health;
  new ProblemsFilter(pino({}, { write: (line: string) => void lines.push(line) }), health).catch(error, host);
  return { ...answer, newer, log: lines.join('') };
};

describe('what becomes of an error at the door', () => {
  it.each([
    [new Invalid('INVALID', 'so', [{ path: 'a', message: 'b' }]), 400, { issues: [{ path: 'a', message: 'b' }] }],
    [new Invalid('TOO_LARGE', 'so'), 413, {}],
    [new Unauthenticated('TOKEN_INVALID', 'so'), 401, {}],
    [new Forbidden('NO_ROLE', 'so'), 403, {}],
    [new NotFound('TEXT_UNKNOWN', 'so'), 404, {}],
    [new Refused('R13', 'PROPOSAL_UNDECIDED', 'so', true), 409, { rule: 'R13', overridable: true }],
    [new Conflict('CHANGED_SINCE_SEEN', 'so'), 412, {}],
    [new Conflict('SEEN_MISSING', 'so', 'unseen'), 428, {}],
    [new Unavailable('BUSY', 'so'), 503, {}],
    [new NotProven('LEDGER_DAMAGED', 'so'), 503, {}],
  ])('%s is answered %i', (error, status, more) => {
    const { status: found, headers, body, log } = answered(error);
    const type = `urn:nonpaper:error:${error.code}`;
    expect(body).toEqual({
      type,
      title: expect.any(String) as string,
      status,
      detail: 'so',
      code: error.code,
      ...more,
    });
    expect(found).toBe(status);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(headers['retry-after']).toBe(status === 503 ? '1' : undefined);
    expect(headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(log).toBe('');
  });

  it.each([
    [400, 'MALFORMED'],
    [404, 'ROUTE_UNKNOWN'],
    [413, 'TOO_LARGE'],
    [415, 'JSON_ONLY'],
    [405, 'REFUSED_AT_THE_DOOR'],
  ])('what the framework refuses with %i is %s', (status, code) => {
    expect(answered(new HttpException('so', status)).body).toMatchObject({ status, code });
    expect(answered(Object.assign(new Error('so'), { statusCode: status })).body).toMatchObject({ status, code });
  });

  it.each([new Error('a wording that is secret'), 'thrown as a string', undefined, null, new HttpException('x', 502)])(
    'anything else is ours, is logged, and says nothing of itself: %s',
    (error) => {
      const { status, body, log } = answered(error);
      expect([status, body.code, body.request]).toEqual([500, 'INTERNAL', 'request-7']);
      expect(JSON.stringify(body)).not.toContain('secret');
      expect(log).toContain('request-7');
    },
  );
});
