import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '#cli';
import { startRedis } from '#queue/redis-server';
import { propose, screen, setStage, type Stage } from '../kit/stage.js';
import type { Asked, Told } from './serving.js';

const WARM_UP_MS = 2_000;
const BEFORE_MS = 8_000;
const DURING_MS = 20_000;
const DELEGATIONS = 4;
/** Between two decisions of a delegation's proposals, in milliseconds: a lively room, not a saturated service. */
const THINKING_MS = 100;

/** Time to answer commands while Redis answers nothing, against the time before; and whether all was delivered in the end. */
export const benchOutage = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'nonpaper-bench-'));
  const redis = await startRedis();
  const settings = { NONPAPER_DATA: folder, NONPAPER_PORT: '0', NONPAPER_LOG: 'silent', NONPAPER_QUEUE: redis.url };
  const service = fork(new URL('./serving.js', import.meta.url), [JSON.stringify(settings)]);
  try {
    const [url] = (await once(service, 'message')) as [string];
    const stage = await setStage(new Client(url), (token) => told(service, { token }), {
      ...{ delegations: DELEGATIONS, mail: 'delegate' },
    });
    await underLoad(stage, WARM_UP_MS);
    const before = await underLoad(stage, BEFORE_MS);
    redis.pause();
    const during = await underLoad(stage, DURING_MS).finally(() => redis.resume());
    await told(service, 'settled');
    return { before: summary(before), during: summary(during), ...(await deliveries(stage)) };
  } finally {
    service.disconnect();
    await once(service, 'exit');
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

let asked = 0;

const told = (service: ChildProcess, what: Asked['for']): Promise<string> => {
  const n = asked++;
  return new Promise((resolve) => {
    const hear = (said: Told): void => {
      if (said.n !== n) return;
      service.off('message', hear);
      resolve(said.answer);
    };
    service.on('message', hear);
    service.send({ n, for: what } satisfies Asked);
  });
};

/** Each delegation proposes, and the Chair decides at once; the times that the commands took, in milliseconds. */
const underLoad = async (stage: Stage, ms: number): Promise<number[]> => {
  const until = performance.now() + ms;
  const latencies: number[] = [];
  const timed = timing(stage, latencies);
  const delegation = async (n: number): Promise<void> => {
    for (let round = 0; performance.now() < until; round++) {
      const { proposalId, questionId } = await propose(timed, n, n, `Please attach document ${String(round)}.`);
      const seen = await screen(timed, questionId, proposalId);
      await timed.chair.act('text', stage.text, 'not-retain', { data: { proposalId, reason: 'no-support' }, seen });
      await pause(THINKING_MS);
    }
  };
  await Promise.all(stage.delegates.map((_, n) => delegation(n)));
  return latencies.sort((a, b) => a - b);
};

/** The same people, whose commands are timed. */
const timing = (stage: Stage, latencies: number[]): Stage => {
  const timed = (client: Client): Client =>
    Object.assign(Object.create(client) as Client, {
      act: async (...command: Parameters<Client['act']>) => {
        const since = performance.now();
        const acted = await client.act(...command);
        latencies.push(performance.now() - since);
        return acted;
      },
    });
  return { ...stage, chair: timed(stage.chair), delegates: stage.delegates.map(timed) };
};

const summary = (sorted: readonly number[]): object => {
  const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1));
  return { p50: at(0.5), p99: at(0.99), commands: sorted.length };
};

/** How many were delivered of those that were due. */
const deliveries = async ({ chair, text }: Stage): Promise<{ delivered: number; due: number }> => {
  const rows = await chair.get<{ status: string }[]>(`texts/${text}/deliveries`);
  return { delivered: rows.filter(({ status }) => status === 'delivered').length, due: rows.length };
};
