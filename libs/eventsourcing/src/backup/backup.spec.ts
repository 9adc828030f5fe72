import { copyLedger } from '../copy-ledger.js';
import { Problem } from '../errors.js';
import { MemoryStore } from '../memory-store.js';
import { forgetPerson, note, storedIn } from '../testing/index.js';
import { LONGEST_LINE } from './backup.js';
import { verifyBackup, type BackedUp, type BackupBytes } from './read-backup.js';
import { takeBackup } from './take-backup.js';

const TAKEN = new Date('2018-02-03T10:00:00.000Z');

const ledger = async (): Promise<MemoryStore> => {
  const store = new MemoryStore();
  await note(store, 'text-1', 'é\0', { b: ['"\n', '\ud800', '\u2028'] });
  await note(store, 'person-1', 'Ada');
  await note(store, 'person-2', 'Mary');
  await forgetPerson(store, '1');
  await note(store, 'text-2', 'c');
  return store;
};

const written = async (store: MemoryStore): Promise<Buffer> => {
  const parts: string[] = [];
  await takeBackup(store, { takenAt: TAKEN, write: async (text) => parts.push(text) });
  return Buffer.from(parts.join(''));
};

/** In parts of so many bytes, as a file would come. */
const bytesOf = (file: Buffer, size = 100): BackupBytes =>
  async function* () {
    for (let from = 0; from < file.length; from += size) yield file.subarray(from, from + size);
  };

const read = (file: Buffer): Promise<BackedUp> => verifyBackup(bytesOf(file));

const fault = async (file: Buffer): Promise<string> => {
  try {
    await verifyBackup(bytesOf(file, 64 * 1024));
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'none';
};

describe('a backup', () => {
  it.each([1, 7, 100_000])('holds a ledger, byte for byte, read %i bytes at a time', async (size) => {
    const from = await ledger();
    const to = new MemoryStore();
    const found = await verifyBackup(bytesOf(await written(from), size));
    await copyLedger(found, to);
    expect(await storedIn(to)).toEqual(await storedIn(from));
    expect(await to.forgotten()).toEqual(['person-1']);
    const { position, hash } = await from.head();
    expect(found.persons).toEqual(['person-2']);
    expect(found.backup).toMatchObject({
      ledgerId: from.ledgerId,
      takenAt: TAKEN.toISOString(),
      head: { position, hash },
    });
    expect(found.backup).toMatchObject({ events: 5, streams: 4, forgotten: 1 });
  });

  it('of an empty ledger is one too', async () => {
    expect((await read(await written(new MemoryStore()))).backup).toMatchObject({ events: 0, head: { position: 0 } });
  });

  it('brings nobody back of whom it says that they are to be forgotten, though they are still there', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await note(from, 'access', 'before');
    const meta = { commandId: '2', recordedAt: '2018-02-01T10:00:00.000Z' };
    const word = { type: 'PersonForgotten', schema: 1, data: { person: '2' }, meta };
    await from.append('access', 1, [{ commandId: '2', events: [word] }]);
    const found = await read(await written(from));
    expect(found.persons).toEqual([]);
    await copyLedger(found, to);
    expect((await storedIn(to)).map(({ stream }) => stream)).toEqual([
      ...['text-1', 'text-1', 'access', 'text-2'],
      ...['access', 'access'],
    ]);
    expect(await to.forgotten()).toEqual(['person-1', 'person-2']);
  });

  it('leaves out what is recorded while it is taken', async () => {
    const store = await ledger();
    const before = await store.head();
    const parts: string[] = [];
    const write = async (text: string): Promise<void> => {
      parts.push(text);
      await note(store, 'text-9', 'meanwhile');
    };
    await takeBackup(store, { takenAt: TAKEN, write });
    const found = await read(Buffer.from(parts.join('')));
    expect(found.backup).toMatchObject({ events: 5, head: { position: before.position } });
  });

  it('is not finished where somebody is forgotten while it is taken', async () => {
    const store = await ledger();
    const parts: string[] = [];
    const write = async (text: string): Promise<void> => {
      parts.push(text);
      if (parts.length === 1) await forgetPerson(store, '2');
    };
    await expect(takeBackup(store, { takenAt: TAKEN, write })).rejects.toMatchObject({ code: 'BACKUP_OVERTAKEN' });
    expect(await fault(Buffer.from(parts.join('')))).toBe('BACKUP_CUT_SHORT');
  });

  it('is not taken of a ledger that does not prove itself', async () => {
    const store = await ledger();
    store.damage('text-1', 1);
    await expect(written(store)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
    const other = await ledger();
    await other.forget('person-2');
    await expect(written(other)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
  });

  it('is stopped when it is told to', async () => {
    const write = async (): Promise<void> => undefined;
    const stopped = takeBackup(await ledger(), { takenAt: TAKEN, write, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'BACKUP_STOPPED' });
  });
});

describe('a backup that is not whole', () => {
  it('says that it was cut short, wherever it was', async () => {
    const file = await written(await ledger());
    for (let length = 0; length < file.length; length++)
      expect([length, await fault(file.subarray(0, length))]).toEqual([length, 'BACKUP_CUT_SHORT']);
  });

  it('says how far it goes', async () => {
    const file = await written(await ledger());
    const lines = file.toString().split('\n');
    const cut = Buffer.from(lines.slice(0, 4).join('\n'));
    await expect(read(cut)).rejects.toThrow('it ends after position 1 of 6');
  });

  it('is refused for any bit that is not what was written', async () => {
    const file = await written(await ledger());
    for (let at = 0; at < file.length; at++) {
      const flipped = Buffer.from(file);
      flipped[at] = (file[at] ?? 0) ^ (1 << (at % 8));
      expect([at, await fault(flipped)]).not.toEqual([at, 'none']);
    }
  });

  it.each<[string, (lines: string[]) => string[]]>([
    ['a line left out', (lines) => lines.toSpliced(4, 1)],
    ['lines that changed places', ([a = '', b = '', c = '', d = '', ...more]) => [a, b, d, c, ...more]],
    ['a line twice', (lines) => lines.toSpliced(3, 0, lines[3] ?? '')],
    ['more after its end', (lines) => [...lines.slice(0, -1), lines[1] ?? '', '']],
    ['no word of who was forgotten', (lines) => lines.toSpliced(1, 1)],
  ])('is refused for %s', async (_, change) => {
    const lines = (await written(await ledger())).toString().split('\n');
    expect(await fault(Buffer.from(change(lines).join('\n')))).toBe('BACKUP_DAMAGED');
  });

  it('is told from what is none, and from one of a later version', async () => {
    expect(await fault(Buffer.from('Dear Chair,\n'))).toBe('BACKUP_UNKNOWN');
    expect(await fault(Buffer.alloc(LONGEST_LINE + 1, 'x'))).toBe('BACKUP_UNKNOWN');
    const file = (await written(await ledger())).toString();
    expect(await fault(Buffer.from(file.replace('"format":1', '"format":2')))).toBe('NEWER_LEDGER');
  });
});
