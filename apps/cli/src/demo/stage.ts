import type { Client } from '../client.js';
import { TEXT } from './cast.js';

/** What a view shows of anything that can be decided: the revision at which it was last touched. */
interface Tagged {
  readonly etag: string;
}

/** Names of things, such as `proposal:health-care`. */
export interface About {
  readonly question?: string;
  readonly proposal?: string;
  readonly put?: string;
}

/** A question as its view shows it, as far as the sample looks. */
export interface ShownQuestion extends Tagged {
  readonly wording: string;
  readonly spans: readonly Span[];
  readonly segments: readonly ({ readonly text: string } | { readonly open: Span } | { readonly close: Span })[];
}

export interface Span {
  readonly id: string;
  readonly kind: 'bracket' | 'alternative';
  readonly requestedBy: readonly string[];
}

/**
 * What is known while the sample is played: ids by name, and how far the text has come. Everything is read as of the
 * revision of the last act, not as of now: so each act says word for word the same when the sample is played again.
 */
export class Stage {
  private readonly ids = new Map<string, string>();
  private at = '0';

  constructor(private readonly reader: Client) {}

  /** Revision of the text after the last act on it. */
  get revision(): string {
    return this.at;
  }

  reached(revision: string): void {
    this.at = revision;
  }

  name(names: readonly (readonly [name: string, id: string])[]): void {
    for (const [name, id] of names) this.ids.set(name, id);
  }

  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`Nothing is called ${name} in the sample yet.`);
    return id;
  }

  question(key: string): Promise<ShownQuestion> {
    return this.read(`questions/${this.id(`question:${key}`)}`);
  }

  /** What the Chair has on the screen. */
  async seen(about: About): Promise<Record<string, string>> {
    const seen: Record<string, string> = { text: this.at };
    for (const [what, name] of Object.entries(about) as [keyof About, string][])
      seen[what] = (await this.read<Tagged>(`${what}s/${this.id(name)}`)).etag;
    return seen;
  }

  private read<T>(path: string): Promise<T> {
    return this.reader.get(`texts/${TEXT}/${path}?at=${this.at}`);
  }
}
