import { join } from 'node:path';
import type { EventStore, Fact, RecordedEvent } from '#eventsourcing';
import {
  audienceKey,
  bodyDecider,
  bodyRows,
  deliveryDecider,
  deliveryRows,
  entryOf,
  textDecider,
  textRows,
  type AudienceEvent,
  type FactOf,
  type Meta,
  type Row,
  type Text,
} from '#negotiation';
import type { Projector, ViewDefinition } from '#views';
import { digestOfCode } from './code.js';
import { Disclosed, seenOf } from './disclosed.js';
import { States } from './states.js';

/** The driver's own type, by way of the view that hands it over. */
type Database = Parameters<ViewDefinition['open']>[0];

/**
 * The one view: everything as it stood from one revision to the next, and every event as a line of history, of each question that it is about.
 * `until` is null for what still holds. Instants are ISO 8601 and compare as text.
 */
const SCHEMA = `
create table row(
  stream text not null, kind text not null, key text not null, since integer not null, until integer,
  etag integer not null, audience text not null, doc text not null, published integer not null,
  primary key (stream, kind, key, since)) strict, without rowid;
create index row_by_kind on row(kind, until);
create index row_by_text on row(doc ->> '$.text') where kind = 'delivery';
create index row_by_recipient on row(doc ->> '$.recipient') where kind = 'delivery';
create table entry(
  stream text not null, revision integer not null, position integer not null, id text not null, type text not null,
  question text, occurred text not null, recorded text not null, audience text not null, doc text not null,
  primary key (stream, revision)) strict, without rowid;
create index entry_by_delegation on entry(stream, doc ->> '$.by.delegation', revision);
create index entry_with_overrides on entry(stream, revision) where json_array_length(doc, '$.overrides') > 0;
create index entry_of_slips on entry(stream, revision) where type = 'SlipCorrected';
create table entry_on(stream text not null, question text not null, revision integer not null,
  primary key (stream, question, revision)) strict, without rowid;
`
  .replaceAll('create table', 'create table if not exists')
  .replaceAll('create index', 'create index if not exists');

/**
 * What is written follows from the code of the domain, of its wordings and of this view: when any of it changes, the rows may
 * be others, and the view is built anew. Nobody has to remember it.
 */
const CODE = ['../../negotiation/src', '../../text/src', '.'].map((folder) => join(import.meta.dirname, folder));

let version: string | undefined;

/** By which its file is known. */
export const RECORD_VIEW = {
  name: 'record',
  get version(): string {
    return (version ??= digestOfCode(...CODE));
  },
  schema: SCHEMA,
} as const;

export const recordView = (store: EventStore): ViewDefinition => ({
  ...RECORD_VIEW,
  prefixes: ['text-', 'body-', 'delivery-'],
  open: (db) => new RecordProjector(db, store),
});

class RecordProjector implements Projector {
  private readonly texts: States<Text>;
  private readonly bodies;
  private readonly deliveries;
  private readonly sql;
  private readonly disclosed: Disclosed;

  constructor(db: Database, store: EventStore) {
    this.texts = new States(store, textDecider, 500);
    this.bodies = new States(store, bodyDecider, 500);
    this.deliveries = new States(store, deliveryDecider, 5000);
    this.sql = {
      end: db.prepare('update row set until = ? where stream = ? and kind = ? and key = ? and until is null'),
      audience: db.prepare('select audience from row where stream = ? and kind = ? and key = ? and until is null'),
      begin: db.prepare('insert or replace into row values (?, ?, ?, ?, null, ?, ?, ?, ?)'),
      entry: db.prepare('insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
      on: db.prepare('insert into entry_on values (?, ?, ?)'),
    };
    this.disclosed = new Disclosed(db);
  }

  async prepare(events: readonly RecordedEvent[]): Promise<void> {
    const of = (prefix: string): RecordedEvent[] => events.filter(({ stream }) => stream.startsWith(prefix));
    await this.texts.prepare(of('text-'));
    await this.bodies.prepare(of('body-'));
    await this.deliveries.prepare(of('delivery-'));
  }

  apply(event: RecordedEvent): void {
    const { rows, text } = this.rowsOf(event);
    for (const row of rows) this.write(event, row);
    this.enter(event, text);
    if (event.type === 'AudienceWidened') this.disclosed.by(event as unknown as FactOf<AudienceEvent>);
  }

  forget(): void {
    for (const states of [this.texts, this.bodies, this.deliveries]) states.forget();
  }

  private rowsOf(event: RecordedEvent): { rows: readonly Row[]; text?: Text } {
    if (event.stream.startsWith('text-')) return changed(this.texts, textDecider, textRows, event);
    const { rows } = event.stream.startsWith('body-')
      ? changed(this.bodies, bodyDecider, bodyRows, event)
      : changed(this.deliveries, deliveryDecider, deliveryRows, event);
    return { rows };
  }

  private write({ stream, revision }: Fact, { kind, key, etag, audience, doc, first, gone, published }: Row): void {
    const own = audienceKey(audience);
    const before =
      first === true ? undefined : (this.sql.audience.get(stream, kind, key) as { audience: string } | undefined);
    if (before) this.sql.end.run(revision, stream, kind, key);
    if (gone === true) return;
    const seenBy = seenOf(before?.audience, own, published);
    this.sql.begin.run(stream, kind, key, revision, etag, seenBy, JSON.stringify(doc), published === true ? 1 : 0);
  }

  private enter(event: RecordedEvent, text: Text | undefined): void {
    const { stream, revision, position, id, type } = event;
    const { occurredAt, recordedAt, audience } = event.meta as Meta;
    const { question = null, questions, doc } = entryOf(event, text);
    const key = audienceKey(audience);
    const json = JSON.stringify(doc);
    this.sql.entry.run(stream, revision, position, id, type, question, occurredAt, recordedAt, key, json);
    for (const one of questions) this.sql.on.run(stream, one, revision);
  }
}

/** Facts of a stream are of its domain; one of a later version changes no row that this version knows. */
const changed = <S>(
  states: States<S>,
  decider: { knows(type: string): boolean },
  rows: (fact: never, before: S, after: S) => Row[],
  event: RecordedEvent,
): { rows: readonly Row[]; text: S } => {
  const { before, after } = states.step(event);
  return { rows: decider.knows(event.type) ? rows(event as never, before, after) : [], text: after };
};
