import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import {
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  NotProven,
  Problem,
  Refused,
  Unauthenticated,
  Unavailable,
} from '#eventsourcing';
import { Health } from './health.js';
import { LOG } from './log.js';

/** RFC 9457, with the code that is ours. */
interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly [more: string]: unknown;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: 'Who are you?',
  403: 'Not yours to say',
  404: 'Not here',
  405: 'Not this way',
  409: 'A rule says no',
  412: 'Changed since you saw it',
  413: 'Too large',
  415: 'JSON only',
  428: 'Say what you saw',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Not now',
};

const TOO_LARGE = new Set(['TOO_LARGE', 'FST_ERR_CTP_BODY_TOO_LARGE']);

/** The one place where an error's class becomes an HTTP status. */
@Catch()
export class ProblemsFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Logger,
    @Inject(Health) private readonly health: Health,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const details = this.describe(error, request.id);
    if (details.status === 503) reply.header('retry-after', '1');
    if (details.status === 401) reply.header('www-authenticate', 'Bearer');
    void reply.status(details.status).header('content-type', 'application/problem+json').send(details);
  }

  private describe(error: unknown, id: string): ProblemDetails {
    if (error instanceof Problem && error.code === 'NEWER_LEDGER') this.health.foundNewer(error.message);
    if (error instanceof Problem) return problem(statusOf(error), error.code, error.message, extras(error));
    const known = fromFramework(error);
    if (known) return known;
    this.log.error({ err: error, request: id }, 'an error of ours');
    return problem(500, 'INTERNAL', `This is a mistake of ours; it is in the log as ${id}.`, { request: id });
  }
}

const problem = (status: number, code: string, detail: string, more: object = {}): ProblemDetails => ({
  ...{ type: `urn:nonpaper:error:${code}`, title: TITLES[status] ?? 'Problem', status, detail, code },
  ...more,
});

const STATUS: readonly (readonly [abstract new (...args: never[]) => Problem, number])[] = [
  [Invalid, 400],
  [Unauthenticated, 401],
  [Forbidden, 403],
  [NotFound, 404],
  [Refused, 409],
  [Unavailable, 503],
  [NotProven, 503],
];

const statusOf = (error: Problem): number => {
  if (TOO_LARGE.has(error.code)) return 413;
  if (error instanceof Conflict) return error.kind === 'unseen' ? 428 : 412;
  return STATUS.find(([kind]) => error instanceof kind)?.[1] ?? 500;
};

const extras = (error: Problem): object => {
  if (error instanceof Refused) return { rule: error.rule, overridable: error.overridable };
  if (error instanceof Invalid && error.issues.length > 0) return { issues: error.issues };
  return {};
};

interface FrameworkError {
  readonly statusCode?: number;
}

const REFUSED_BEFORE: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['MALFORMED', 'The body is not well-formed JSON.'],
  404: ['ROUTE_UNKNOWN', 'There is nothing at this address; see /openapi.json.'],
  413: ['TOO_LARGE', 'The request is larger than 1 MiB.'],
  415: ['JSON_ONLY', 'Send application/json.'],
};

/** What Nest and Fastify refuse before anything of ours is asked. */
const fromFramework = (error: unknown): ProblemDetails | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : (error as FrameworkError | null)?.statusCode;
  if (status === undefined || status >= 500 || !(error instanceof Error)) return undefined;
  const [code, detail] = REFUSED_BEFORE[status] ?? ['REFUSED_AT_THE_DOOR', error.message];
  return problem(status, code, detail);
};
