import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger, type Decider } from '#eventsourcing';
import { SqliteStore } from '#store-sqlite';
import { BareLog } from './bare-log.js';
import { command, rowOf } from './proposals.js';

/** How a measure is taken: rounds of about so many milliseconds, ours and the bare one in turn. */
interface Rounds {
  readonly rounds: number;
  readonly ms: number;
}

const SHORT: Rounds = { rounds: 17, ms: 80 };
const LONG: Rounds = { rounds: 4, ms: 0 };

/** Events per second, ours and bare. */
interface Pair {
  readonly ours: number;
  readonly bare: number;
}

/**
 * So many commands in flight on one text, each expecting the one before it; as soon as one is answered, the next is
 * sent. Events per second.
 */
const appending = async (store: SqliteStore, { inFlight, events = 1 }: Load, ms: number): Promise<number> => {
  const began = performance.now();
  const stream = `text-${command(1).commandId}`;
  let next = 0;
  const write = async (): Promise<void> => {
    while (performance.now() - began < ms) {
      const revision = next;
      next += events;
      await store.append(stream, revision === 0 ? 'none' : revision - 1, [command(events)]);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, write));
  return (next * 1000) / (performance.now() - began);
};

interface Load {
  readonly inFlight: number;
  readonly events?: number;
}

/** The same events as text, so many to a durable commit; events per second. */
const inserting = (bare: BareLog, perCommit: number, ms: number): number => {
  const began = performance.now();
  let written = 0;
  for (; performance.now() - began < ms; written += perCommit) bare.insert(command(perCommit).events.map(rowOf));
  return (written * 1000) / (performance.now() - began);
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

type Measure = (ms: number) => number | Promise<number>;

/** Alternates, since the host drifts: each of ours stands against the mean of the bare ones before and after it. */
const compare = async ({ rounds, ms }: Rounds, ours: Measure, bare: Measure): Promise<readonly Pair[]> => {
  const pairs: Pair[] = [];
  await ours(ms);
  await bare(ms);
  let before = await bare(ms);
  for (let round = 0; round < rounds; round++) {
    const measured = await ours(ms);
    const after = await bare(ms);
    pairs.push({ ours: measured, bare: (before + after) / 2 });
    before = after;
  }
  return pairs;
};

type Measured = Record<string, readonly Pair[]>;

const appends = async (folder: string): Promise<Measured> => {
  const store = await SqliteStore.open(join(folder, 'ours.db'));
  const bare = new BareLog(join(folder, 'bare.db'));
  const against = (load: Load, perCommit: number): Promise<readonly Pair[]> =>
    compare(
      SHORT,
      (ms) => appending(store, load, ms),
      (ms) => inserting(bare, perCommit, ms),
    );
  const measured = {
    append1: await against({ inFlight: 1 }, 1),
    append16: await against({ inFlight: 16 }, 1),
    append200: await against({ inFlight: 200 }, 200),
    batch10: await against({ inFlight: 1, events: 10 }, 10),
  };
  bare.close();
  await store.close();
  return measured;
};

/** Folds as little as a decider can, so that what is measured is the ledger. */
const counting: Decider<number> = {
  initial: () => 0,
  evolve: (count, { data }) => count + ((data as { base: number }).base > 0 ? 1 : 0),
  knows: () => true,
};

const FOLDED = 1000;
const REPLAYED = 100_000;
const FULL_BATCH = 250;

/** One stream of a thousand events, and forty that share the rest. */
const fill = async (store: SqliteStore, bare: BareLog): Promise<void> => {
  for (let filled = 0; filled < REPLAYED; filled += FULL_BATCH) {
    const batch = filled / FULL_BATCH - FOLDED / FULL_BATCH;
    const stream = batch < 0 ? 'text-folded' : `text-${String(batch % 40)}`;
    const next = batch < 0 ? filled : Math.floor(batch / 40) * FULL_BATCH;
    await store.append(
      stream,
      next === 0 ? 'none' : next - 1,
      Array.from({ length: FULL_BATCH }, () => command(1)),
    );
  }
  bare.insert(Array.from({ length: REPLAYED }, () => command(1)).flatMap(({ events }) => events.map(rowOf)));
};

/** A service that has just started folds a stream: nothing is cached. */
const folding =
  (store: SqliteStore) =>
  async (ms: number): Promise<number> => {
    const began = performance.now();
    let folded = 0;
    for (; performance.now() - began < ms; folded += FOLDED) {
      const { state } = await new Ledger(store, counting).load('text-folded');
      if (state !== FOLDED) throw new Error(`folded ${String(state)} events`);
    }
    return (folded * 1000) / (performance.now() - began);
  };

const replaying = (store: SqliteStore) => async (): Promise<number> => {
  const began = performance.now();
  const stop = new AbortController();
  let replayed = 0;
  for await (const { events, caughtUp } of store.subscribe('start', { signal: stop.signal })) {
    for (const { data } of events) replayed += (data as { base: number }).base > 0 ? 1 : 0;
    if (caughtUp) stop.abort();
  }
  if (replayed !== REPLAYED) throw new Error(`replayed ${String(replayed)} events`);
  return (replayed * 1000) / (performance.now() - began);
};

/** The store is opened again: nothing of what was appended is still in memory. */
const scans = async (folder: string): Promise<Measured> => {
  const path = join(folder, 'scanned.db');
  const filled = await SqliteStore.open(path);
  const bare = new BareLog(join(folder, 'bare-scanned.db'));
  await fill(filled, bare);
  await filled.close();
  const store = await SqliteStore.open(path);
  const measured = {
    fold1000: await compare(SHORT, folding(store), (ms) => bare.scanRepeatedly(FOLDED, ms)),
    replay100k: await compare(LONG, replaying(store), () => bare.scan(REPLAYED)),
  };
  bare.close();
  await store.close();
  return measured;
};

/** The ledger against bare SQLite on the same machine in the same minute: medians of ratios, and of events per second. */
export const benchLedger = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ledger-'));
  try {
    const measured = Object.entries({ ...(await appends(folder)), ...(await scans(folder)) });
    const ratios = measured.map(([name, pairs]) => [name, round(median(pairs.map(({ ours, bare }) => ours / bare)))]);
    return {
      ratios: Object.fromEntries(ratios) as object,
      absolute: Object.fromEntries(measured.map(([name, pairs]) => [name, perSecond(pairs)])),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const round = (ratio: number): number => Number(ratio.toFixed(2));

const perSecond = (pairs: readonly Pair[]): Pair => ({
  ours: Math.round(median(pairs.map(({ ours }) => ours))),
  bare: Math.round(median(pairs.map(({ bare }) => bare))),
});
