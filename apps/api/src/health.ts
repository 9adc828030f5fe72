import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStore } from '#eventsourcing';
import type { Ledgers } from '#negotiation-nest';
import type { JobQueue } from '#queue';
import type { ViewRunner } from '#views';
import type { WorkerHandle } from '#worker';

export interface Component {
  readonly ready: boolean;
  readonly reason?: string;
}

/** What this process has, by its role. */
interface Parts {
  readonly store: EventStore;
  readonly ledgers: Pick<Ledgers, 'conflicts'>;
  readonly view?: ViewRunner;
  readonly queue?: JobQueue;
  readonly worker?: WorkerHandle;
}

/** Streams of a newer version that are named; more of them say nothing new. */
const NAMED = 20;

/** How each part is, by name, and the figures that tell how it has been. */
export class Health {
  readonly registry = new Registry();
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  private readonly conflicts: Counter;
  private readonly newer = new Set<string>();
  private readonly jobs: Gauge<'state'> | undefined;
  private readonly viewPosition: Gauge | undefined;
  private readonly redriven: Counter | undefined;

  constructor(private readonly parts: Parts) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      ...{ name: 'nonpaper_request_seconds', help: 'Time to answer a request, in seconds', registers },
      labelNames: ['route', 'method', 'status'],
    });
    const again = 'Times a command was decided again because another process wrote first';
    this.conflicts = new Counter({ name: 'nonpaper_conflicts_total', help: again, registers });
    if (parts.queue)
      this.jobs = new Gauge({ name: 'nonpaper_jobs', help: 'Jobs by state', labelNames: ['state'], registers });
    if (parts.worker)
      this.redriven = new Counter({
        ...{
          name: 'nonpaper_jobs_redriven_total',
          help: 'Jobs asked for again because the queue had lost them',
          registers,
        },
      });
    if (parts.view)
      this.viewPosition = new Gauge({
        ...{ name: 'nonpaper_view_position', help: 'Position the views have reached', registers },
      });
  }

  /** A stream holds what only a newer version knows: it is read-only here, and everything else goes on. */
  foundNewer(reason: string): void {
    if (this.newer.size < NAMED) this.newer.add(reason);
  }

  components(): Record<string, Component> {
    const { store, view, worker } = this.parts;
    const { writable, reason } = store.health();
    return {
      store: { ready: writable, ...(reason !== undefined && { reason }) },
      ...(view && { views: view.health() }),
      ...worker?.health(),
      ...(this.newer.size > 0 && { version: { ready: true, reason: [...this.newer].join(' ') } }),
    };
  }

  async metrics(): Promise<string> {
    await this.countJobs();
    const { ledgers, view } = this.parts;
    this.conflicts.reset();
    this.conflicts.inc(ledgers.conflicts);
    this.redriven?.reset();
    this.redriven?.inc(this.parts.worker?.figures().drove ?? 0);
    if (view) this.viewPosition?.set(view.health().position);
    return this.registry.metrics();
  }

  /** A queue out of reach has no figures; the others are told all the same. */
  private async countJobs(): Promise<void> {
    this.jobs?.reset();
    const counts = (await this.parts.queue?.counts().catch(() => undefined)) ?? {};
    for (const [state, count] of Object.entries(counts)) this.jobs?.set({ state }, Number(count));
  }
}
