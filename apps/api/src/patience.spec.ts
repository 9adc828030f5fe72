import { Invalid, Unavailable } from '#eventsourcing';
import { patiently } from './patience.js';

describe('opening what may be out of reach', () => {
  const away = new Unavailable('STORE_UNREACHABLE', 'nobody there');

  /** Fails in these ways, one after the other, and then opens. */
  const opening = async (errors: Error[], seconds: number): Promise<{ opened: string; told: number }> => {
    let told = 0;
    const open = (): Promise<string> => {
      const error = errors.shift();
      return error ? Promise.reject(error) : Promise.resolve('open');
    };
    return { opened: await patiently(open, { seconds, failed: () => told++ }), told };
  };

  it('tries again, and says that it does', async () => {
    expect(await opening([away], 60)).toEqual({ opened: 'open', told: 1 });
  });

  it('gives up in the end, with what was wrong last', async () => {
    await expect(opening([away], 0)).rejects.toBe(away);
  });

  it.each([new Invalid('SETTINGS', 'wrong'), new Unavailable('LEDGER_LOCKED', 'held'), new Error('broken')])(
    'does not try again what will be no better: %s',
    async (error) => expect(opening([error], 60)).rejects.toBe(error),
  );
});
