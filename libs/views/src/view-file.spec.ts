import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Unavailable } from '#eventsourcing';
import { contents, countingView, Desk } from './testing/counting-view.js';
import { fileOf } from './view-file.js';

describe('the file of a view', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.remove());

  const file = (): string => fileOf(desk.folder, countingView());
  const files = (): string[] => readdirSync(desk.folder).filter((name) => name.endsWith('.db'));

  const built = async (count: number): Promise<void> => {
    const end = await desk.record(count);
    const view = await desk.open();
    await view.reach(end);
    await view.close();
  };

  /** What waits beside the file is written into it. */
  const settled = (): void => {
    const db = new DatabaseSync(file());
    db.exec('pragma wal_checkpoint(truncate)');
    db.close();
    for (const suffix of ['-wal', '-shm']) rmSync(file() + suffix, { force: true });
  };

  /** Opens it, and tells what it holds and how many events had to be applied for that. */
  const opened = async (version?: string): Promise<{ total: number; applied: number }> => {
    const trouble = { applied: 0, forgot: 0 };
    const view = await desk.open(countingView(trouble, version));
    const { position } = await desk.store.head();
    await view.reach(position);
    const { total, distinct } = contents(view);
    expect(distinct).toBe(total);
    await view.close();
    return { total, applied: trouble.applied };
  };

  it('is kept when nothing is wrong with it', async () => {
    await built(5);
    expect(await opened()).toEqual({ total: 5, applied: 0 });
  });

  it('is made again when it was deleted', async () => {
    await built(5);
    for (const name of readdirSync(desk.folder)) rmSync(join(desk.folder, name));
    expect(await opened()).toEqual({ total: 5, applied: 5 });
  });

  it('is made again when it is no database', async () => {
    await built(5);
    settled();
    writeFileSync(file(), 'the minutes of another meeting '.repeat(200));
    expect(await opened()).toEqual({ total: 5, applied: 5 });
  });

  it('is made again when pages of it are damaged', async () => {
    await built(3000);
    settled();
    const bytes = readFileSync(file());
    for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0xa5, page, page + 300);
    writeFileSync(file(), bytes);
    expect(await opened()).toEqual({ total: 3000, applied: 3000 });
  });

  it('is made again when its tables are not those of the definition', async () => {
    await built(5);
    const db = new DatabaseSync(file());
    db.exec('drop table checkpoint; create table checkpoint(something text)');
    db.close();
    expect(await opened()).toEqual({ total: 5, applied: 5 });
  });

  it('is made again when it follows another ledger', async () => {
    await built(5);
    const other = new Desk();
    copyFileSync(file(), fileOf(other.folder, countingView()));
    const own = desk;
    desk = other;
    await desk.record(3);
    expect(await opened()).toEqual({ total: 3, applied: 3 });
    own.remove();
  });

  it.each([
    ['whose hash is not ours', `update checkpoint set hash = 'ffff'`],
    ['beyond the end of the ledger', 'update checkpoint set position = 5000'],
  ])('is made again when it has a checkpoint %s', async (_, change) => {
    await built(5);
    const db = new DatabaseSync(file());
    db.exec(change);
    db.close();
    expect(await opened()).toEqual({ total: 5, applied: 5 });
  });

  it('is another one for another definition; the earlier one goes once that is built', async () => {
    await built(5);
    const earlier = file();
    const changed = countingView(undefined, '2');
    const view = await desk.open(changed);
    expect(existsSync(earlier)).toBe(true);
    await view.reach((await desk.store.head()).position);
    await view.reach(await desk.record());
    view.assertBuilt();
    expect(existsSync(earlier)).toBe(false);
    expect(files()).toEqual([fileOf('', changed)]);
    await view.close();
  });

  it('is kept while the ledger cannot be asked whether it follows it', async () => {
    await built(5);
    const { at } = desk.store;
    desk.store.at = () => Promise.reject(new Unavailable('STORE_UNREACHABLE', 'away'));
    await expect(desk.open()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    desk.store.at = at;
    expect(await opened()).toEqual({ total: 5, applied: 0 });
  });

  it('is for one process', async () => {
    await built(5);
    const view = await desk.open();
    await expect(desk.open()).rejects.toMatchObject({ name: 'Unavailable', code: 'DATA_IN_USE' });
    await view.close();
    expect(await opened()).toEqual({ total: 5, applied: 0 });
  });

  it('leaves the files of other views alone', async () => {
    const stranger = fileOf(desk.folder, { ...countingView(), name: 'counting-more' });
    writeFileSync(stranger, '');
    await built(1);
    expect(existsSync(stranger)).toBe(true);
  });
});
