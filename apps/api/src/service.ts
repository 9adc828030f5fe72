import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { NotFound, type Verification } from '#eventsourcing';
import { Ledgers, recordView } from '#negotiation-nest';
import { ViewRunner } from '#views';
import { ApiModule } from './api.module.js';
import { describeDoor, openDoor } from './door.js';
import { openStore } from './event-store.js';
import { HealthModule } from './health.module.js';
import { Health } from './health.js';
import { issueToken, operatorToken, Tokens, type Keys } from './keys.js';
import { openLog } from './log.js';
import { Opened } from './opened.js';
import { linksOf, openFolder, openKeysFor, openQueue, openWorker } from './parts.js';
import { patiently } from './patience.js';
import { redacted, redactorFor } from './redaction.js';
import type { Settings } from './settings.js';

/** A running process of the service, in whichever role. */
export interface Service {
  readonly role: Settings['role'];
  readonly url: string;
  /** `NotFound('KEYS_UNKNOWN')` from a worker, which has no keys. */
  readonly tokens: { issue(person: string): Promise<string>; operator(): Promise<string> };
  /** Resolves when, as far as it is this process's to do, everything recorded is dispatched, every job done or parked, and all of it to be read. */
  settled(): Promise<void>;
  /** Computes every hash of the ledger again. */
  verify(): Promise<Verification>;
  close(): Promise<void>;
}

/**
 * Starts what the role asks for, and closes it in the opposite order, also when the start fails half way.
 * `further` are controllers to be served beside the service's own. `Unavailable('LEDGER_LOCKED' | 'DATA_IN_USE')` while another
 * process has what is to be opened, `Unavailable('STORE_UNREACHABLE' | 'QUEUE_UNREACHABLE')` after trying for a while.
 */
export const startService = async (settings: Settings, further: readonly Type[] = []): Promise<Service> => {
  const opened = new Opened();
  try {
    return await started(settings, opened, further);
  } catch (error) {
    await opened.close().catch(() => undefined); // why it did not start is what counts
    throw redacted(error, redactorFor(settings));
  }
};

/** Who has what: all of it (all), no queue and so no worker (api), neither views nor keys (worker). */
const started = async (settings: Settings, opened: Opened, further: readonly Type[]): Promise<Service> => {
  const { role, host, port } = settings;
  const folder = openFolder(settings);
  const log = openLog(settings);
  const patience = { seconds: settings.startSeconds, failed: (error: Error) => log.warn({ reason: error.message }) };
  const [keys, links] = [await openKeysFor(settings), linksOf(settings)];

  const ledger = await patiently(() => openStore(settings.eventStore), patience);
  const store = opened.add(ledger.store);
  const ledgers = new Ledgers(store);
  const view =
    role === 'worker' ? undefined : opened.add(await ViewRunner.open(store, join(folder, 'views'), recordView(store)));
  const queue = role === 'api' ? undefined : opened.add(await patiently(() => openQueue(settings), patience));
  const worker = queue && opened.add(await openWorker({ store, ledgers, queue, log }, settings));

  const health = new Health({
    store,
    ledgers,
    ...(view && { view }),
    ...(queue && { queue }),
    ...(worker && { worker }),
  });
  const behind =
    view && keys
      ? ApiModule.over({ ledgers, view, tokens: new Tokens(keys), health, queue, links, log, further })
      : HealthModule.over({ health, log });
  const door = opened.add(await openDoor(behind, health));
  if (view) describeDoor(door);
  await door.listen(port, host);

  return {
    role,
    url: await door.getUrl(),
    tokens: tokensOf(keys),
    settled: async () => {
      await worker?.settled();
      await view?.reach((await store.head()).position);
    },
    verify: () => ledger.verify(),
    close: () => opened.close(),
  };
};

const tokensOf = (keys: Keys | undefined): Service['tokens'] => ({
  issue: (person) => (keys ? issueToken(keys, person) : noKeys()),
  operator: () => (keys ? operatorToken(keys) : noKeys()),
});

const noKeys = (): Promise<never> =>
  Promise.reject(new NotFound('KEYS_UNKNOWN', 'A worker has no keys: tokens are made with those of the api nodes.'));
