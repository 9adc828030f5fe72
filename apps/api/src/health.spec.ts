import type { FastifyReply } from 'fastify';
import { MemoryStore } from '#eventsourcing';
import { HealthController } from './health.controller.js';
import { Health, type Component } from './health.js';

type Parts = ConstructorParameters<typeof Health>[0];

describe('whether the service is ready', () => {
  const well: Component = { ready: true };

  /** A service of which some parts are not well. */
  const asked = async (
    store: MemoryStore,
    { view = well, worker = {} }: { view?: Component; worker?: object } = {},
  ) => {
    const parts = {
      store,
      ledgers: { conflicts: 5 },
      view: { health: () => ({ ...view, position: 42 }) },
      worker: { health: () => ({ dispatcher: well, ...worker }), figures: () => ({ drove: 7 }) },
      queue: { counts: () => Promise.resolve({ waiting: 3, parked: 1 }) },
    };
    const health = new Health(parts as unknown as Parts);
    const controller = new HealthController(health);
    let status = 0;
    const reply = { status: (code: number) => Object.assign(reply, { code: (status = code) }), header: () => reply };
    const body = controller.ready(reply as unknown as FastifyReply);
    return { status, body, metrics: await health.metrics() };
  };

  it('is so while every part is', async () => {
    const { status, body } = await asked(new MemoryStore());
    expect([status, body]).toEqual([
      200,
      { status: 'ok', components: { store: well, views: { ...well, position: 42 }, dispatcher: well } },
    ]);
  });

  it('is not when the store takes nothing more, and says why', async () => {
    const store = new MemoryStore();
    await store.close();
    const { status, body } = await asked(store);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'not ready', components: { store: { ready: false, reason: 'closed' } } });
  });

  it.each([
    ['views', { view: { ready: false, reason: 'being built' } }, 'being built'],
    ['dispatcher', { worker: { dispatcher: { ready: false, reason: 'stuck' } } }, 'stuck'],
  ])('is not while the %s are not', async (name, parts, reason) => {
    const { status, body } = await asked(new MemoryStore(), parts);
    expect(status).toBe(503);
    expect(body).toMatchObject({ components: { [name]: { ready: false, reason } } });
  });

  it('has figures of the jobs, the views and the rivals', async () => {
    const { metrics } = await asked(new MemoryStore());
    for (const figure of [
      'nonpaper_jobs{state="waiting"} 3',
      'nonpaper_jobs{state="parked"} 1',
      'nonpaper_view_position 42',
      'nonpaper_conflicts_total 5',
      'nonpaper_jobs_redriven_total 7',
    ])
      expect(metrics).toContain(figure);
  });
});
