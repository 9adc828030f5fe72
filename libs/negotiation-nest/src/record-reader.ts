import { Invalid, NotFound } from '#eventsourcing';
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

  /**
   * The revision that somebody means by a moment: a revision, an instant (as it happened, or `recorded:<instant>`),
   * `reading:<n>` (as it was closed) or `version:<symbol or id>`. Undefined for now.
   */
  moment(stream: string, at: string | undefined, reader: Reader): number | undefined {
    if (at === undefined) return undefined;
    const head = this.head(stream) ?? -1;
    if (/^\d{1,15}$/.test(at)) return atMost(Number(at), head);
    const [what, which = ''] = splitOnce(at);
    if (what === 'reading') return this.closing(stream, which, reader, head);
    if (what === 'version') return this.issuing(stream, which, reader);
    return this.asOf(stream, at, what === 'recorded' ? which : undefined);
  }

  /** As it had happened by an instant: before the first event that happened later. Or as it had been recorded by then. */
  private asOf(stream: string, at: string, recordedBy: string | undefined): number {
    const sql = recordedBy === undefined ? this.sql.happened : this.sql.recorded;
    const found: unknown = sql.get({ stream, instant: instantIn(recordedBy ?? at) });
    const { revision } = found as { revision: number | null };
    return this.known(revision === null || revision < 0 ? undefined : revision, at);
  }

  private closing(stream: string, n: string, reader: Reader, head: number): number {
    const reading = this.row(stream, 'reading', n, reader)?.doc as { closed?: number } | undefined;
    return this.known(reading && (reading.closed ?? head), `reading:${n}`);
  }

  private issuing(stream: string, named: string, reader: Reader): number {
    const versions = this.rows(stream, 'version', reader).map(({ doc }) => doc as unknown as IssuedVersion);
    const version = versions.find((v) => v.versionId === named || v.symbol === named);
    return this.known(version?.revision, `version:${named}`);
  }

  private known(revision: number | undefined, at: string): number {
    if (revision === undefined) throw new NotFound('MOMENT_UNKNOWN', `There is nothing as of ${at}.`);
    return revision;
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

interface IssuedVersion {
  readonly versionId: string;
  readonly symbol: string | null;
  readonly revision: number;
}

const seenBy = (reader: Reader): { all: number; keys: string } => {
  const keys = keysOf(reader);
  return { all: keys === undefined ? 1 : 0, keys: JSON.stringify(keys ?? []) };
};

const splitOnce = (text: string): [string, string?] => {
  const colon = text.indexOf(':');
  return colon === -1 ? [text] : [text.slice(0, colon), text.slice(colon + 1)];
};

const instantIn = (text: string): string => {
  const time = Date.parse(text);
  if (Number.isNaN(time) || !/^\d{4}-\d\d-\d\d/.test(text))
    throw new Invalid(
      'MOMENT_MALFORMED',
      'A moment is a revision, an instant, recorded:<instant>, reading:<n> or version:<symbol>.',
      [{ path: 'at', message: 'must be one of these' }],
    );
  return new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? time + 86_399_999 : time).toISOString();
};

const atMost = (revision: number, head: number): number => {
  if (revision > head)
    throw new NotFound('MOMENT_UNKNOWN', `The record is at revision ${String(head)}, not yet at ${String(revision)}.`);
  return revision;
};
