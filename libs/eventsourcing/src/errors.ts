/**
 * What can go wrong, by class. The domain and the stores throw these; one filter at the edge maps class to HTTP status
 * and CLI exit code. `code` is stable, documented in docs/errors.md and never reused.
 */
export abstract class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The shape is wrong: `issues` says where and what would be right. */
export class Invalid extends Problem {
  constructor(
    code: string,
    message: string,
    readonly issues: readonly { path: string; message: string }[] = [],
  ) {
    super(code, message);
  }
}

/** Nobody we know: no token, one that is not ours, or one that was revoked. */
export class Unauthenticated extends Problem {}

/** Known, but it is not theirs to say. */
export class Forbidden extends Problem {}

/** No such thing here, or not for this reader. */
export class NotFound extends Problem {}

/** Understood, and a rule (R1 to R29) says no. `overridable` when the Chair may pass it on the record. */
export class Refused extends Problem {
  constructor(
    readonly rule: string,
    code: string,
    message: string,
    readonly overridable = false,
  ) {
    super(code, message);
  }
}

/** What was seen has changed since (`changed`), or was not said at all (`unseen`). */
export class Conflict extends Problem {
  constructor(
    code: string,
    message: string,
    readonly kind: 'changed' | 'unseen' = 'changed',
  ) {
    super(code, message);
  }
}

/** Not now: the store is out of reach, busy, read-only or newer than this program. Repeat with the same key. */
export class Unavailable extends Problem {}

/** A check of the record found something wrong. */
export class NotProven extends Problem {}
