import type { Reader } from '#negotiation';
import type { RecordReader, StoredEntry } from './record-reader.js';

/** Whom a line is for is told to those who see all of them; the others see none that is not for them. */
const lineFor = (
  { revision, position, id, type, occurred, recorded, question: q, audience, doc }: StoredEntry,
  { seesAll }: Reader,
): object => ({
  ...{ revision: String(revision), position: String(position), id, type },
  ...{ occurredAt: occurred, recordedAt: recorded, ...(q !== null && { question: q }) },
  ...(seesAll && { audience }),
  ...doc,
});

/** Lines of history; of what was recorded on instruction each says whether the Chair has confirmed it, or disputes it. */
export const linesTold = (entries: readonly StoredEntry[], reader: Reader, record: RecordReader): object[] =>
  entries.map((entry) => {
    const { act } = entry.doc as { act?: number };
    const row = act === undefined ? undefined : record.row(entry.stream, 'instruction', String(act), reader)?.doc;
    return { ...lineFor(entry, reader), ...(row && { instructed: { status: row.status, words: row.words } }) };
  });
