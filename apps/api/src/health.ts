import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStore } from '#eventsourcing';
import type { JobQueue } from '#queue';
import type { ViewRunner } from '#views';
import type { WorkerHandle } from '#worker';

export interface Component {
  readonly ready: boolean;
  readonly reason?: string;
}

interface Parts {
  readonly store: EventStore;
  readonly view: ViewRunner;
  readonly queue: JobQueue;
  readonly worker: WorkerHandle;
}

/** How each part is, by name, and the figures that tell how it has been. */
export class Health {
  readonly registry = new Registry();
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  private readonly jobs: Gauge<'state'>;
  private readonly viewPosition: Gauge;

  constructor(private readonly parts: Parts) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      ...{ name: 'nonpaper_request_seconds', help: 'Time to answer a request, in seconds', registers },
      labelNames: ['route', 'method', 'status'],
    });
    this.jobs = new Gauge({ name: 'nonpaper_jobs', help: 'Jobs by state', labelNames: ['state'], registers });
    this.viewPosition = new Gauge({
      name: 'nonpaper_view_position',
      help: 'Position the views have reached',
      registers,
    });
  }

  components(): Record<string, Component> {
    const { store, view, worker } = this.parts;
    const { writable, reason } = store.health();
    return {
      store: { ready: writable, ...(reason !== undefined && { reason }) },
      views: view.health(),
      ...worker.health(),
    };
  }

  async metrics(): Promise<string> {
    for (const [state, count] of Object.entries(await this.parts.queue.counts()))
      this.jobs.set({ state }, Number(count));
    this.viewPosition.set(this.parts.view.health().position);
    return this.registry.metrics();
  }
}
