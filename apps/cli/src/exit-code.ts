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
import { ProblemError } from './problem-error.js';

const BY_STATUS: Readonly<Record<number, number>> = {
  400: 2,
  413: 2,
  415: 2,
  401: 3,
  403: 3,
  404: 4,
  409: 5,
  412: 6,
  428: 6,
  429: 7,
  503: 7,
};

const BY_CLASS = [
  [Invalid, 2],
  [Unauthenticated, 3],
  [Forbidden, 3],
  [NotFound, 4],
  [Refused, 5],
  [Conflict, 6],
  [Unavailable, 7],
  [NotProven, 8],
] as const;

/** What the command line exits with: one number for each class of what can go wrong; 1 is a mistake of ours. */
export const exitCode = (error: unknown): number => {
  if (error instanceof ProblemError) return BY_STATUS[error.problem.status] ?? 1;
  return BY_CLASS.find(([Class]) => error instanceof Class)?.[1] ?? 1;
};
