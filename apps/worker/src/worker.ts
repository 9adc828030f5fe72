import { join } from 'node:path';
import type { EventStore } from '#eventsourcing';
import { emailChannel, Links, type Address } from '#delivery';
import type { HourOfDay } from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import type { Clock, JobQueue, Worker } from '#queue';
import { systemClock } from './clock.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { Reconciliation } from './dispatch/reconciliation.js';
import { Rounds, type RoundsFigures } from './dispatch/rounds.js';
import { Evidence } from './evidence.js';
import { forgetting } from './forgetting.js';
import { Digests } from './notify/digests.js';
import { Mailing } from './notify/mailing.js';
import { Notifying } from './notify/notifying.js';
import { TakingBack } from './notify/taking-back.js';
import { Bodies } from './papers/bodies.js';
import { Papers } from './papers/papers.js';
import { Rendering } from './papers/rendering.js';
import { Pursuit, type Readiness, type Surroundings } from './pursuit.js';

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
  /** Signs the links in mails, the same for those who answer them; no such links without it. */
  readonly linkKey?: string;
  /** When digests go out, in UTC; 18:00 unless told. */
  readonly digestAt?: HourOfDay;
  readonly log?: (line: object) => void;
  readonly clock?: Clock;
  /** The time between two looks at whether all that is due was done, in milliseconds; ten minutes unless told. */
  readonly reconcileEveryMs?: number;
  /** How long another worker waits for one that dispatches and is not heard of; nine seconds unless told. */
  readonly leaseMs?: number;
  /** How long a message may be on its way, when the queue is lost, before it is sent again; two minutes unless told. */
  readonly inHandMs?: number;
}

export interface WorkerHandle {
  health(): Readonly<Record<'dispatcher' | 'queue' | 'processes' | 'reconciliation', Readiness>>;
  /** What reconciliation has done since the worker started. */
  figures(): RoundsFigures;
  /** Resolves when all that is recorded was dispatched and done, here or by others, and nothing new came meanwhile. */
  settled(): Promise<void>;
  /** Stops following and working; store and queue stay open, they are the caller's. */
  close(limitMs?: number): Promise<void>;
}

const RECONCILE_EVERY_MS = 600_000;
const LEASE_MS = 9_000;
const DIGEST_AT: HourOfDay = '18:00';
const FROM: Address = { name: 'Nonpaper', address: 'notices@nonpaper.invalid' };

/** Turns what is recorded into jobs, and does them: papers, notices, forgetting. */
export const startWorker = (parts: WorkerParts): Promise<WorkerHandle> => {
  const { store, ledgers, queue, folder, smtpUrl, from = FROM, publicUrl, log = () => undefined } = parts;
  const { clock = systemClock, reconcileEveryMs: everyMs = RECONCILE_EVERY_MS, leaseMs = LEASE_MS, inHandMs } = parts;
  const { linkKey, digestAt = DIGEST_AT } = parts;
  const evidence = new Evidence(ledgers.delivery);
  const bodies = new Bodies(store, ledgers.body);
  const papers = new Papers(ledgers.text, bodies, join(folder, 'papers'));
  const mail = emailChannel(smtpUrl, join(folder, 'mail'));
  const rendering = new Rendering(papers, evidence, queue);
  const links = linkKey === undefined || publicUrl === undefined ? undefined : new Links(linkKey, publicUrl);
  const office = { people: ledgers.person, bodies, evidence, papers, queue, mail, clock, digestAt };
  const mailing = { ...office, from, publicUrl, links };
  const digests = new Digests(mailing);
  const notifying = new Notifying(mailing, new Mailing(mailing), digests);
  const takingBack = new TakingBack(mailing, notifying);
  const worker = queue.work({
    'conference-ready': (job) => rendering.render(job, 'conference-ready'),
    render: (job) => rendering.render(job, 'version-issued'),
    notify: (job, signal) => notifying.notify(job, signal),
    digest: (job, signal) => digests.send(job, signal),
    'take-back': (job) => takingBack.takeBack(job),
  });
  const reconciliation = new Reconciliation({ ledgers, queue, bodies, clock, inHandMs, digestAt });
  const rounds = new Rounds({ reconciliation, queue, clock, everyMs, log });
  const dispatcher = new Dispatcher({ store, queue, bodies, clock, leaseMs, reconciliation, rounds });
  return Promise.resolve(handleOf(parts, worker, dispatcher, rounds, { store, clock, log }));
};

const handleOf = (
  { queue, ledgers }: WorkerParts,
  worker: Worker,
  dispatcher: Dispatcher,
  rounds: Rounds,
  around: Surroundings,
): WorkerHandle => {
  const dispatching = Pursuit.start(dispatcher, around);
  const processes = Pursuit.start(forgetting(ledgers.person), around);
  const settled = async (): Promise<void> => {
    const { position } = await around.store.head();
    await dispatcher.look();
    await Promise.all([dispatching.reached(position), processes.reached(position)]);
    await queue.idle();
    await rounds.settled();
    await queue.idle();
    if ((await around.store.head()).position > position) await settled();
  };
  return {
    health: () => ({
      dispatcher: dispatching.health(),
      queue: working(queue),
      processes: processes.health(),
      reconciliation: rounds.health(),
    }),
    figures: () => rounds.figures,
    settled,
    close: async (limitMs) => {
      await Promise.all([dispatching.close(), processes.close(), rounds.close()]);
      dispatcher.yield();
      await worker.close(limitMs);
    },
  };
};

const working = (queue: JobQueue): Readiness => {
  const { working: ready, reason } = queue.health();
  return { ready, ...(reason !== undefined && { reason }) };
};
