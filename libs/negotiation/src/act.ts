import { Conflict, Forbidden, Refused, uuidv5 } from '#eventsourcing';
import type { Author } from '#text';
import type { Body } from './body/body.js';
import type { Command } from './command.js';
import type { Meta } from './fact.js';
import type { Standing } from './standing.js';
import type { Seen } from './vocabulary.js';

interface Passing {
  readonly rule: string;
  readonly code: string;
  over: readonly Author[];
}

/** The version of the rules below; raised when a decision would come out otherwise than it did. */
export const ENGINE = '3';

/**
 * One decision under way: who acts, when, on the record of which body; makes ids, and keeps which rules the Chair passed.
 * Made anew each time a command is decided again.
 */
export class Act {
  constructor(
    readonly command: Command,
    readonly standing: Standing,
    readonly occurredAt: string,
    readonly body: Body,
    private readonly passed: Passing[] = [],
  ) {}

  /** A part of this act, decided like a command of its own, with ids of its own; what is passed in it is passed in the whole. */
  part(command: Command): Act {
    return new Act(command, this.standing, this.occurredAt, this.body, this.passed);
  }

  /** The n-th new id of this command (0, 1, …): the same however often it is decided. */
  id(n: number): string {
    return uuidv5(this.command.caller.commandId, 'id', n);
  }

  /** Whose words these are. */
  get author(): string {
    const { delegation, role } = this.standing;
    return delegation ?? (role === 'secretariat' ? 'secretariat' : 'chair');
  }

  get presides(): boolean {
    return this.standing.capacity === 'chair' || this.standing.instructedBy !== undefined;
  }

  /** Rules the Chair passed in this decision, for the event's header. */
  get overrides(): Meta['overrides'] {
    return this.passed.map(({ rule, code, over }) => ({ rule, code, ...(over.length > 0 && { over }) }));
  }

  /** Refuses unless the rule holds or the Chair passes it on the record: over whom, and with the words that it returns. */
  insist(
    holds: boolean,
    rule: string,
    code: string,
    message: string,
    over: readonly Author[] = [],
  ): string | undefined {
    if (holds) return undefined;
    const override = this.command.given.overrides?.find((o) => o.rule === rule && o.code === code);
    if (!override) throw new Refused(rule, code, message, true);
    if (!this.presides) throw new Forbidden('OVERRIDE_NOT_YOURS', 'Only the Chair passes a rule on the record.');
    const known = this.passed.find((o) => o.rule === rule && o.code === code);
    if (known) known.over = [...new Set([...known.over, ...over])];
    else this.passed.push({ rule, code, over });
    return override.words;
  }

  /** A decision says what was on the Chair's screen; without it there is nothing to hold it against. */
  seen(): Seen {
    const { seen } = this.command;
    if (!seen) throw new Conflict('SEEN_MISSING', 'Say in "seen" which revisions you had before you.', 'unseen');
    return seen;
  }
}
