import { keysOf, type Absence, type Reader } from '#negotiation';
import type { ViewRunner } from '#views';
import { statements } from './record-sql.js';

export interface StoredRow {
  readonly key: string;
  readonly since: number;
  readonly etag: number;
  readonly doc: Record<string, unknown>;
}

export interface StoredEntry {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly question: string | null;
  readonly occurred: string;
  readonly recorded: string;
  /** Whom it is for by now, as a key. */
  readonly audience: string;
  readonly doc: Record<string, unknown>;
}

/** A decision, as much of it as says why and what it made of which questions. */
export interface StoredAct {
  readonly revision: number;
  readonly type: string;
  readonly question: string | null;
  readonly said: unknown;
  readonly reason: string | null;
  readonly words: string | null;
  readonly mode: string | null;
  readonly whose: string | null;
  readonly proposal: string | null;
  readonly questions: readonly string[];
  readonly parts: readonly { readonly questionId: string }[];
  readonly joined: string | null;
}

type Raw<T> = Omit<T, 'doc'> & { doc: string };
const parsed = <T extends { doc: Record<string, unknown> }>(row: Raw<T>): T =>
  ({ ...row, doc: JSON.parse(row.doc) as unknown }) as unknown as T;

/** Reads the record view for one reader; everything takes the audience into the query. */
export class RecordReader {
  private readonly sql;

  constructor(view: ViewRunner) {
    this.sql = statements(view.db);
  }

  rows(stream: string, kind: string, reader: Reader, { at, after = '', limit = 10_000 }: Page = {}): StoredRow[] {
    const found = this.sql.rows.all({ stream, kind, at: at ?? null, after, limit, ...seenBy(reader) });
    return (found as unknown as Raw<StoredRow>[]).map(parsed);
  }

  row(stream: string, kind: string, key: string, reader: Reader, at?: number): StoredRow | undefined {
    const found: unknown = this.sql.row.get({ stream, kind, key, at: at ?? null, ...seenBy(reader) });
    return found === undefined ? undefined : parsed(found as Raw<StoredRow>);
  }

  bodies(reader: Reader): StoredRow[] {
    return (this.sql.bodies.all(seenBy(reader)) as unknown as Raw<StoredRow>[]).map(parsed);
  }

  texts(body: string, reader: Reader): StoredRow[] {
    return (this.sql.texts.all({ body, ...seenBy(reader) }) as unknown as Raw<StoredRow>[]).map(parsed);
  }

  /** What is due about a text, one row for each recipient, language and channel. */
  deliveries(text: string, reader: Reader, { notice, after = '', limit = 500 }: Sent = {}): SentRow[] {
    const found = this.sql.deliveriesOf.all({ text, notice: notice ?? null, after, limit, ...seenBy(reader) });
    return (found as unknown as Raw<SentRow>[]).map(parsed);
  }

  inbox(recipient: string, reader: Reader, { after = '', limit = 500 }: Sent = {}): SentRow[] {
    const found = this.sql.inbox.all({ recipient, after, limit, ...seenBy(reader) });
    return (found as unknown as Raw<SentRow>[]).map(parsed);
  }

  entries(stream: string, reader: Reader, { question, after = -1, limit = 500 }: EntryPage = {}): StoredEntry[] {
    const found = this.sql.entries.all({ stream, question: question ?? null, after, limit, ...seenBy(reader) });
    return (found as unknown as Raw<StoredEntry>[]).map(parsed);
  }

  /** What was done by passing a rule, one line for each act. */
  overrides(stream: string, reader: Reader, page: EntryPage): StoredEntry[] {
    return this.listed(this.sql.overrides, stream, reader, page);
  }

  /** Slips that were corrected. */
  corrections(stream: string, reader: Reader, page: EntryPage): StoredEntry[] {
    return this.listed(this.sql.corrections, stream, reader, page);
  }

  /** What was recorded on instruction and is not confirmed, one line for each act. */
  unconfirmed(stream: string, reader: Reader, page: EntryPage): StoredEntry[] {
    return this.listed(this.sql.unconfirmed, stream, reader, page);
  }

  private listed(sql: Listing, stream: string, reader: Reader, { after = -1, limit = 500 }: EntryPage): StoredEntry[] {
    return (sql.all({ stream, after, limit, ...seenBy(reader) }) as unknown as Raw<StoredEntry>[]).map(parsed);
  }

  /** The last that was said of a text by a delegation, or for it. */
  lastSaid(stream: string, delegation: string, reader: Reader): LastSaid | undefined {
    return this.sql.lastSaid.get({ stream, delegation, ...seenBy(reader) }) as LastSaid | undefined;
  }

  /** What happened in any of these spans of time, each from an instant to before another, or without an end. */
  during(
    stream: string,
    reader: Reader,
    spans: readonly Absence[],
    { after = -1, limit = 500 }: EntryPage,
  ): StoredEntry[] {
    const found = this.sql.during.all({ stream, spans: JSON.stringify(spans), after, limit, ...seenBy(reader) });
    return (found as unknown as Raw<StoredEntry>[]).map(parsed);
  }

  /** The events of these types after one revision and until another, at most 10,000. */
  acts(stream: string, reader: Reader, { after, until, types }: ActPage): StoredAct[] {
    const found = this.sql.acts.all({ stream, after, until, types: JSON.stringify(types), ...seenBy(reader) });
    const list = (json: string | null): unknown => (json === null ? [] : JSON.parse(json));
    return (found as unknown as RawAct[]).map(
      (act) =>
        ({
          ...act,
          said: list(act.said),
          questions: list(act.questions),
          parts: list(act.parts),
        }) as unknown as StoredAct,
    );
  }

  /** The revisions of the events of a stream that a reader may see. */
  revisions(stream: string, reader: Reader): ReadonlySet<number> {
    const found = this.sql.revisions.all({ stream, ...seenBy(reader) });
    return new Set((found as unknown as { revision: number }[]).map(({ revision }) => revision));
  }

  /** Revision of the last event of a stream; undefined where there is none. */
  head(stream: string): number | undefined {
    return (this.sql.head.get({ stream }) as { revision: number | null }).revision ?? undefined;
  }

  /** Of the last event that had happened, or had been recorded, by an instant: up to the first that came later. */
  asOf(stream: string, instant: string, what: 'happened' | 'recorded'): number | undefined {
    const { revision } = this.sql[what].get({ stream, instant }) as { revision: number | null };
    return revision === null || revision < 0 ? undefined : revision;
  }
}

export interface LastSaid {
  readonly revision: number;
  readonly type: string;
  readonly occurred: string;
}

interface Page {
  readonly at?: number | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

interface Sent extends Omit<Page, 'at'> {
  readonly notice?: string | undefined;
}

export type SentRow = StoredRow & { readonly stream: string };

interface EntryPage {
  readonly question?: string | undefined;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
}

type Listing = ReturnType<typeof statements>['overrides'];

interface ActPage {
  readonly after: number;
  readonly until: number;
  readonly types: readonly string[];
}

type RawAct = Readonly<Record<'said' | 'questions' | 'parts', string | null>>;

const seenBy = (reader: Reader): { all: number; keys: string } => {
  const keys = keysOf(reader);
  return { all: keys === undefined ? 1 : 0, keys: JSON.stringify(keys ?? []) };
};
