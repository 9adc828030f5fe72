import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { uuidv5, type Appended, type RecordedEvent, type Revision } from '#eventsourcing';
import type { SqliteStore } from '../sqlite-store.js';

/** A folder of its own for each spec, gone afterwards. */
export const inFolder = (spec: (path: string) => Promise<void>) => async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  try {
    await spec(join(folder, 'ledger.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Every byte beside and in a ledger, as text. */
export const bytesBeside = (path: string): string => {
  const folder = join(path, '..');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
};

/** Does something to the file that the ledger knows nothing of. */
export const behindItsBack = (path: string, sql: string): void => {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
};

export const append = (
  store: SqliteStore,
  stream: string,
  expected: Revision | 'none',
  data: unknown,
  type = 'Noted',
): Promise<Appended> => {
  const commandId = uuidv5(stream, String(expected));
  const meta = { commandId, recordedAt: '2018-02-01T10:00:00.000Z', note: 'metadata' };
  return store.append(stream, expected, [{ commandId, events: [{ type, schema: 1, data, meta }] }]);
};

export const dataIn = async (events: AsyncIterable<RecordedEvent>): Promise<unknown[]> => {
  const found: unknown[] = [];
  for await (const { data } of events) found.push(data);
  return found;
};
