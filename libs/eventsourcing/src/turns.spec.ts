import { setTimeout as pause } from 'node:timers/promises';
import { Ledger } from './ledger.js';
import { MemoryStore } from './memory-store.js';
import { count, counted, counting } from './testing/counting.js';

const TEXT = 'text-1';
const WRITERS = 8;
const EACH = 12;

/** As far away as another machine. */
class DistantStore extends MemoryStore {
  override async append(...written: Parameters<MemoryStore['append']>): ReturnType<MemoryStore['append']> {
    await pause(2);
    return super.append(...written);
  }

  override async *read(...asked: Parameters<MemoryStore['read']>): ReturnType<MemoryStore['read']> {
    await pause(2);
    yield* super.read(...asked);
  }
}

/** Records what it was decided on. */
const watching = (key: string) => ({ ...count(key), decide: (state: number) => [counted(state)] });

describe('two ledgers that write to one stream without a pause', () => {
  it('take turns: none is turned away, and what was decided in vain is decided again', async () => {
    const store = new DistantStore();
    const ledgers = ['a', 'b'].map((name) => ({ name, ledger: new Ledger(store, counting, { maxTries: 16 }) }));
    const writing = ledgers.flatMap(({ name, ledger }) =>
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let n = 0; n < EACH; n++) await ledger.transact(TEXT, watching(`${name}/${String(writer)}/${String(n)}`));
      }),
    );
    await Promise.all(writing);
    const seen: unknown[] = [];
    for await (const { data } of store.read(TEXT)) seen.push(data);
    expect(seen).toEqual(Array.from({ length: 2 * WRITERS * EACH }, (_, n) => n));
    const inVain = ledgers.reduce((sum, { ledger }) => sum + ledger.conflicts, 0);
    expect(inVain).toBeGreaterThan(0);
  });
});
