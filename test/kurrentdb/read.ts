/** Reads of one stream and of $all, either way, that end. */
import { type Database } from './database.js';
import { filterOf } from './filter.js';
import { nameFrom } from './identifiers.js';
import { eventMessage, notFoundMessage } from './read-messages.js';
import { invalidPosition, streamDeleted } from './refusal.js';
import { type Reading, send } from './sending.js';
import { type StoredEvent } from './stored-event.js';
import { streams } from './stubs.js';

type Events = readonly StoredEvent[];
type Options = streams.ReadReq.Options;

/** Forwards what comes after the first `forwards` events, backwards the first `backwards` of them. */
const cut = (events: Events, options: Options, forwards: number, backwards = forwards): Events =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS
    ? events.slice(0, backwards).toReversed()
    : events.slice(forwards);

/** From a revision on, or from it down; either way its own event is among them. */
const inStream = (events: Events, asked: streams.ReadReq.Options.StreamOptions, options: Options): Events => {
  if (asked.hasEnd()) return cut(events, options, events.length);
  const wanted = asked.hasRevision() ? BigInt(asked.getRevision()) : 0n;
  const earlier = events.filter(({ revision }) => revision < wanted).length;
  return cut(events, options, earlier, events[earlier]?.revision === wanted ? earlier + 1 : earlier);
};

/** Forwards from a position on; backwards what lies before it, without its own event. */
const inAll = (db: Database, asked: streams.ReadReq.Options.AllOptions | undefined, options: Options): Events => {
  if (asked?.hasEnd()) return cut(db.all, options, db.all.length);
  return cut(db.all, options, db.before(Number(asked?.getPosition()?.getCommitPosition() ?? 0)));
};

/** What was asked for, or undefined if there is no such stream. Throws the status of a deleted one. */
const wanted = (db: Database, options: Options): Events | undefined => {
  const asked = options.getStream();
  if (!asked) return inAll(db, options.getAll(), options).filter(filterOf(options));
  const name = nameFrom(asked.getStreamIdentifier());
  const stream = db.stream(name);
  if (stream?.deleted) throw streamDeleted(name);
  return stream?.visible.length ? inStream(stream.visible, asked, options) : undefined;
};

/** Refuses to begin in the middle of an event, or beyond the last one. */
export const mustBegin = (db: Database, options: Options): void => {
  const asked = options.getAll()?.getPosition()?.getCommitPosition();
  if (asked !== undefined && !db.all.some(({ position }) => String(position) === asked)) throw invalidPosition();
};

export const read = async (call: Reading, db: Database, options: Options): Promise<void> => {
  const events = wanted(db, options);
  if (!events) await send(call, notFoundMessage(nameFrom(options.getStream()?.getStreamIdentifier())));
  const idsAsText = options.getUuidOption()?.hasString() ?? false;
  const most = Number(options.getCount());
  for (const event of events?.slice(0, most) ?? []) await send(call, eventMessage(event, idsAsText));
  call.end();
};
