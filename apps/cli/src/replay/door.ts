import { uuidv5 } from '#eventsourcing';
import type { Acted, Client, Subject } from '../client.js';

/** Who can prove to be somebody. */
export interface Tokens {
  issue(person: string): Promise<string>;
  operator(): Promise<string>;
}

export interface Said {
  readonly who: string;
  readonly verb: string;
  /** Its Idempotency-Key: a replay that was broken off and is begun again says the same, once. */
  readonly key: string;
  readonly at: string;
  readonly data: object;
  readonly seen?: object;
  readonly source?: object;
}

/** The public door, for everybody who takes part in a replay. */
export class Door {
  /** Events that were recorded through it. */
  events = 0;
  private readonly clients = new Map<string, Promise<Client>>();

  constructor(
    private readonly client: Client,
    private readonly tokens: Tokens,
    readonly text: string,
  ) {}

  /** The body that a replayed text has for itself. */
  get body(): string {
    return `replay-${this.text}`.slice(0, 60).replace(/-+$/, '');
  }

  /** Opaque, and the same each time the same history is replayed. */
  personOf(name: string): string {
    return uuidv5('nonpaper replay', this.text, 'person', name);
  }

  async say(subject: Extract<Subject, 'text' | 'body'>, { who, verb, key, at, ...said }: Said): Promise<Acted> {
    const { data, seen, source } = said;
    const envelope = { data, occurredAt: at, channel: 'import', ...(seen && { seen }), ...(source && { source }) };
    const client = await this.as(who);
    const acted = await client.act(subject, subject === 'text' ? this.text : this.body, verb, envelope, { key });
    this.events += acted.events.length;
    return acted;
  }

  /** Reads a view of the text, as the auditor. */
  async read<T>(view = ''): Promise<T> {
    return (await this.as('auditor')).get<T>(`texts/${this.text}${view}`);
  }

  private as(who: string): Promise<Client> {
    const known = this.clients.get(who) ?? this.token(who).then((token) => this.client.as(token));
    this.clients.set(who, known);
    return known;
  }

  private token(who: string): Promise<string> {
    return who === 'operator' ? this.tokens.operator() : this.tokens.issue(this.personOf(who));
  }
}
