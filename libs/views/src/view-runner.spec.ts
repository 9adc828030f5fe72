import { contents, countingView, Desk } from './testing/counting-view.js';

describe('a view', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.remove());

  it('counts each event of its streams once, before and after it was opened', async () => {
    await desk.record(30);
    await desk.record(5, 'body-b');
    const view = await desk.open();
    await desk.record(12);
    const end = await desk.record(1, 'body-b');
    await view.reach(end);
    expect(contents(view)).toEqual({ distinct: 42, total: 42, checkpoint: end });
    await view.close();
  });

  it('goes on from its checkpoint when it is opened again', async () => {
    const trouble = { applied: 0, forgot: 0 };
    const first = await desk.open(countingView(trouble));
    await first.reach(await desk.record(10));
    await first.close();
    const end = await desk.record(3);
    const again = await desk.open(countingView(trouble));
    await again.reach(end);
    expect(contents(again)).toEqual({ distinct: 13, total: 13, checkpoint: end });
    expect(trouble.applied).toBe(13);
    await again.close();
  });

  it.each([1, 50, 150, 250])('counts each event once when the projector stumbles over number %i', async (at) => {
    const trouble = { at, applied: 0, forgot: 0 };
    const end = await desk.record(260);
    const view = await desk.open(countingView(trouble));
    await view.reach(end);
    expect(contents(view)).toEqual({ distinct: 260, total: 260, checkpoint: end });
    expect(trouble.forgot).toBe(1);
    expect(trouble.applied).toBeGreaterThan(260);
    await view.close();
  });

  it('writes the rows and the checkpoint together or not at all', async () => {
    const trouble = { at: 150, applied: 0, forgot: 0 };
    await desk.record(200);
    const places: { total: number; checkpoint: number }[] = [];
    const definition = countingView(trouble);
    const view = await desk.open({
      ...definition,
      open: (db) => {
        const { apply } = definition.open(db);
        // What it finds when it is called after the failure is what a crash would have left.
        const forget = (): void => {
          const checkpoint = db.prepare('select position from checkpoint').get() as { position: number } | undefined;
          const total = db.prepare('select n from total').get() as { n: number };
          places.push({ total: total.n, checkpoint: checkpoint?.position ?? 0 });
        };
        return { apply, forget };
      },
    });
    await view.reach(200);
    expect(places).toEqual([{ total: 100, checkpoint: 100 }]);
    await view.close();
  });

  it('says that it is behind while the projector fails, and is well again after', async () => {
    await desk.record(1);
    let broken = true;
    const definition = countingView();
    const view = await desk.open({
      ...definition,
      open: (db) => {
        const { apply } = definition.open(db);
        const stumbling = (event: Parameters<typeof apply>[0]): void => {
          if (broken) throw new Error('still broken');
          apply(event);
        };
        return { apply: stumbling };
      },
    });
    await expect(view.reach(1, 150)).rejects.toMatchObject({ name: 'Unavailable', code: 'VIEW_BEHIND' });
    expect(view.health()).toMatchObject({ ready: false, reason: expect.stringContaining('still broken') as string });
    broken = false;
    await view.reach(1);
    expect(contents(view).total).toBe(1);
    await view.close();
  });
});
