import { Desk } from './testing/counting-view.js';

describe('waiting for a view', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.remove());

  const token = (position: number | string): string => `${desk.store.ledgerId}:${String(position)}`;

  it('ends when the position is reached', async () => {
    const view = await desk.open();
    const reached = view.reachToken(token(3));
    await desk.record(2);
    await desk.record(1);
    await expect(reached).resolves.toBeUndefined();
    expect(view.health().position).toBeGreaterThanOrEqual(3);
    await view.close();
  });

  it('is told after its patience that the view is behind', async () => {
    const view = await desk.open();
    const asked = performance.now();
    const behind = { name: 'Unavailable', code: 'VIEW_BEHIND' };
    await expect(view.reachToken(token(7), 60)).rejects.toMatchObject(behind);
    expect(performance.now() - asked).toBeGreaterThan(50);
    await view.close();
  });

  it('serves many who wait for different positions', async () => {
    const view = await desk.open();
    const woken: number[] = [];
    const waits = [4, 1, 3, 2].map((position) => view.reach(position).then(() => woken.push(position)));
    for (let n = 0; n < 4; n++) await desk.record();
    await Promise.all(waits);
    expect(woken.toSorted()).toEqual([1, 2, 3, 4]);
    await view.close();
  });

  it('does not wait for what it has', async () => {
    const view = await desk.open();
    await view.reach(await desk.record(2));
    await view.reach(1, 0);
    await view.reachToken(token(0), 0);
    await view.close();
  });

  it.each(['', '7', ':7', 'x:7', `${'0'.repeat(36)}:`, `${'0'.repeat(36)}:07`, `${'0'.repeat(36)}:-1`])(
    'refuses %j, which is no position',
    async (malformed) => {
      const view = await desk.open();
      const invalid = { name: 'Invalid', code: 'POSITION_MALFORMED' };
      await expect(view.reachToken(malformed)).rejects.toMatchObject(invalid);
      await view.close();
    },
  );

  it('refuses a position of another ledger', async () => {
    const view = await desk.open();
    const other = '00000000-0000-4000-8000-000000000000:1';
    await expect(view.reachToken(other)).rejects.toMatchObject({ name: 'Invalid', code: 'OTHER_LEDGER' });
    await view.close();
  });

  it('ends when the view is closed', async () => {
    const view = await desk.open();
    const waits = [view.reach(5), view.reach(6)].map((wait) => wait.catch((error: unknown) => error));
    await view.close();
    for (const error of await Promise.all(waits)) expect(error).toMatchObject({ code: 'VIEW_BEHIND' });
  });

  it('has nothing to answer from until it is built', async () => {
    const end = await desk.record(400);
    const view = await desk.open();
    expect(() => view.assertBuilt()).toThrow(expect.objectContaining({ code: 'VIEW_BUILDING' }) as Error);
    expect(view.health()).toMatchObject({ ready: false, reason: 'being built' });
    await view.reach(end);
    await desk.record();
    await view.reach(end + 1);
    view.assertBuilt();
    expect(view.health()).toEqual({ ready: true, position: end + 1 });
    await view.close();
  });
});
