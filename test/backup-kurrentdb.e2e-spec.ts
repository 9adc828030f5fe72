import { join } from 'node:path';
import { KurrentStore } from '#store-kurrentdb';
import { nonpaper } from './kit/command-line.js';
import { append, ledgerAt } from './kit/kurrentdb.js';
import { Folder } from './kit/service.js';
import { startKurrentDb, type KurrentDbServer } from './kurrentdb/index.js';

describe('a backup of a ledger on a server', () => {
  const folder = new Folder();
  let server: KurrentDbServer;
  beforeAll(async () => {
    server = await startKurrentDb();
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  it('is taken while it is written to, and restored to a file or to another ledger there', async () => {
    const [from, to] = [ledgerAt(server.url), ledgerAt(server.url)];
    const file = join(folder.path, 'server.backup');
    const store = await KurrentStore.open(from);
    try {
      await append(store, 'none', 'first', 1, 2, 3);
      expect(await nonpaper(['backup', file, '--store', from])).toMatchObject({ code: 0, err: '' });
      await append(store, 2, 'later', 4);
    } finally {
      await store.close();
    }
    const data = join(folder.path, 'file');
    for (const where of [
      ['--data', data],
      ['--to', to],
    ]) {
      const ran = await nonpaper(['restore', file, ...where, '--json']);
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(ran.out)).toMatchObject({ events: 3, streams: 1, verified: true });
    }
    expect((await nonpaper(['restore', file, '--to', to])).err).toMatch(/^LEDGER_NOT_EMPTY: /);
  }, 300_000);
});
