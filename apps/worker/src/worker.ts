import { join } from 'node:path';
import type { EventStore } from '#eventsourcing';
import { emailChannel, type Address } from '#delivery';
import type { Ledgers } from '#negotiation-nest';
import type { JobQueue } from '#queue';
import { Dispatcher } from './dispatch/dispatcher.js';
import { Evidence } from './evidence.js';
import { forgetting } from './forgetting.js';
import { Notifying } from './notify/notifying.js';
import { Bodies } from './papers/bodies.js';
import { Papers } from './papers/papers.js';
import { Rendering } from './papers/rendering.js';
import { Pursuit, type Readiness } from './pursuit.js';

export interface WorkerParts {
  readonly store: EventStore;
  readonly ledgers: Ledgers;
  readonly queue: JobQueue;
  /** The data folder: papers, and mail where no server is named. */
  readonly folder: string;
  readonly smtpUrl?: string;
  /** Who sends; Nonpaper at an address that takes no answer, unless given. */
  readonly from?: Address;
  /** Where the service is reached from outside, for links. */
  readonly publicUrl?: string;
  readonly log?: (line: object) => void;
}

export interface WorkerHandle {
  health(): { readonly dispatcher: Readiness; readonly queue: Readiness; readonly processes: Readiness };
  /** Resolves when all that is recorded was dispatched and done, and nothing new came meanwhile. */
  settled(): Promise<void>;
  /** Stops following and working; store and queue stay open, they are the caller's. */
  close(limitMs?: number): Promise<void>;
}

const FROM: Address = { name: 'Nonpaper', address: 'notices@nonpaper.invalid' };

/** Turns what is recorded into jobs, and does them: papers, notices, forgetting. */
export const startWorker = (parts: WorkerParts): Promise<WorkerHandle> => {
  const { store, ledgers, queue, folder, smtpUrl, from = FROM, publicUrl, log = () => undefined } = parts;
  const evidence = new Evidence(ledgers.delivery);
  const bodies = new Bodies(store, ledgers.body);
  const papers = new Papers(ledgers.text, bodies, join(folder, 'papers'));
  const mail = emailChannel(smtpUrl, join(folder, 'mail'));
  const rendering = new Rendering(papers, evidence, queue);
  const notifying = new Notifying({ people: ledgers.person, bodies, evidence, papers, queue, mail, from, publicUrl });
  const worker = queue.work({
    'conference-ready': (job) => rendering.render(job, 'conference-ready'),
    render: (job) => rendering.render(job, 'version-issued'),
    notify: (job, signal) => notifying.notify(job, signal),
  });
  const dispatcher = Pursuit.start(store, new Dispatcher(store, queue, bodies), log);
  const processes = Pursuit.start(store, forgetting(ledgers.person), log);
  return Promise.resolve({
    health: () => ({ dispatcher: dispatcher.health(), queue: working(queue), processes: processes.health() }),
    settled: () => settled(store, queue, [dispatcher, processes]),
    close: async (limitMs) => {
      await Promise.all([dispatcher.close(), processes.close()]);
      await worker.close(limitMs);
    },
  });
};

const working = (queue: JobQueue): Readiness => {
  const { working: ready, reason } = queue.health();
  return { ready, ...(reason !== undefined && { reason }) };
};

const settled = async (store: EventStore, queue: JobQueue, pursuits: readonly Pursuit[]): Promise<void> => {
  const { position } = await store.head();
  await Promise.all(pursuits.map((pursuit) => pursuit.reached(position)));
  await queue.idle();
  if ((await store.head()).position > position) await settled(store, queue, pursuits);
};
