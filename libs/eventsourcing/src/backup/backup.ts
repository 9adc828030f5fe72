import type { StoredEvent } from '../chain.js';
import type { Position } from '../event.js';
import type { PlacedEvent } from '../stored-events.js';

/**
 * A backup is lines of JSON: a title, a line for each forgotten stream, one for each event in order of position, byte for
 * byte as it is stored, and an end mark that nothing follows. The mark holds what was counted and a digest of every line
 * before it, so what was cut short, or is not what was written, can be told.
 */
export const FORMAT = 1;

/** A longer line is none of a backup: an event is half a megabyte at most, and may double when it is written as JSON. */
export const LONGEST_LINE = 8 * 1024 * 1024;

/** What a backup says of itself before anything else. */
export interface Title {
  readonly ledgerId: string;
  /** ISO 8601 instant. */
  readonly takenAt: string;
  /** The last event of the ledger as it was backed up. */
  readonly head: { readonly position: Position; readonly hash: string };
}

/** What a whole backup holds. */
export interface Backup extends Title {
  readonly events: number;
  readonly streams: number;
  readonly forgotten: number;
  /** Of every line but the end mark, in hex. */
  readonly sha256: string;
}

/** A backup that was begun can be told from any other file by these. */
export const MAGIC = '{"nonpaper":"backup","format":';

export const titleLine = ({ ledgerId, takenAt, head }: Title): string =>
  `${MAGIC}${String(FORMAT)},${members({ ledgerId, takenAt, head })}`;

export const forgottenLine = (stream: string): string => JSON.stringify({ forgotten: stream });

export const eventLine = ({ position, stored }: PlacedEvent): string => {
  const { stream, revision, id, type, schema, salt, hash, meta, payload }: StoredEvent = stored;
  return JSON.stringify({ position, stream, revision, id, type, schema, salt, hash, meta, payload });
};

export const END = '{"end":';

/** Whoever reads makes it again from what was found: any other end mark is wrong, wherever it differs. */
export const endLine = ({ events, streams, forgotten, head, sha256 }: Backup): string =>
  `${END}true,${members({ events, streams, forgotten, head, sha256 })}`;

const members = (object: object): string => JSON.stringify(object).slice(1);
