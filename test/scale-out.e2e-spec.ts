import { Client } from '#cli';
import type { RecordedEvent } from '#eventsourcing';
import { KurrentStore } from '#store-kurrentdb';
import { BODY, personOf, TEXT } from '../apps/cli/src/demo/cast.js';
import { playSample } from '../apps/cli/src/demo/play.js';
import { Cluster } from './kit/cluster.js';
import { unexplained } from './kit/deliveries.js';

const ROUNDS = process.env.NONPAPER_DEEP === undefined ? 5 : 50;
/** Deliveries of the sample on one machine, where the notices of its slip are withdrawn; told here before that, they are corrected. */
const DUE = 502;
/** Commands of the sample, or fewer: the blows fall while there are still some to come. */
const COMMANDS = 400;
/** A limit for what hangs. */
const LONGEST_MS = 2_100_000;

/** The ways of a delivery that are due by an event, or were accepted. */
const waysIn = ({ type, stream, data }: RecordedEvent): string[] => {
  const named = ({ language, channel }: { language: string; channel: string }): string =>
    `${stream} ${language} ${channel}`;
  if (type === 'NoticeDue') return (data as { ways: { language: string; channel: string }[] }).ways.map(named);
  return type === 'DeliveryAccepted' ? [named(data as { language: string; channel: string })] : [];
};

/** Whether an event ends a way of a delivery: it was accepted, or the notice withdrawn. */
const isOver = (way: string, event: RecordedEvent): boolean =>
  event.type === 'NoticeWithdrawn' ? way.startsWith(`${event.stream} `) : waysIn(event).includes(way);

describe('two API nodes, two workers, an event store and a Redis', () => {
  let cluster: Cluster;
  let store: KurrentStore;
  beforeAll(async () => {
    cluster = await Cluster.start();
    store = await KurrentStore.open(cluster.eventStore);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await cluster.stop();
  });

  const recorded = async (): Promise<RecordedEvent[]> => {
    const events: RecordedEvent[] = [];
    const stop = new AbortController();
    for await (const page of store.subscribe('start', { signal: stop.signal })) {
      events.push(...page.events);
      if (page.caughtUp) stop.abort();
    }
    return events;
  };

  /**
   * Follows the record until so many deliveries were accepted and none is open: they are awaited, not a time. What was struck down
   * often is tried again after up to 17 minutes; what is open long after that is named.
   */
  const delivered = async (count: number): Promise<void> => {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), LONGEST_MS);
    const open = new Set<string>();
    let accepted = 0;
    const note = (event: RecordedEvent): void => {
      if (event.type === 'NoticeDue') for (const way of waysIn(event)) open.add(way);
      else for (const way of [...open].filter((one) => isOver(one, event))) open.delete(way);
      if (event.type === 'DeliveryAccepted') accepted += 1;
    };
    for await (const page of store.subscribe('start', { prefixes: ['delivery-'], signal: stop.signal })) {
      page.events.forEach(note);
      if (accepted >= count && open.size === 0) stop.abort();
    }
    clearTimeout(limit);
    expect({ open: [...open], missing: Math.max(0, count - accepted) }).toEqual({ open: [], missing: 0 });
  };

  /** One of ours or Redis is killed outright, again and again, while commands are on their way. */
  const strike = async (over: AbortSignal): Promise<string[]> => {
    const { apis, workers, redis, proxy } = cluster;
    const victims = [...apis, ...workers].map((node, n) => ({
      name: `process ${String(n)}`,
      strike: async () => {
        await node.kill();
        await node.start();
      },
    }));
    victims.push({ name: 'redis', strike: () => redis.restart() });
    const struck: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const after = Math.round(((round + Math.random()) * COMMANDS) / ROUNDS);
      await proxy.hasAcknowledged(after, over);
      const victim = victims.splice(Math.floor(Math.random() * victims.length), 1)[0];
      if (!victim) break;
      struck.push(`${victim.name} after ${String(after)}`);
      await victim.strike();
      if (ROUNDS > 5) victims.push(victim);
    }
    return struck;
  };

  it(
    `play the sample to its end while one after the other is killed (${String(ROUNDS)} times)`,
    async () => {
      const { proxy, tokens } = cluster;
      const over = new AbortController();
      const striking = strike(over.signal);
      await playSample(new Client(proxy.url), tokens).finally(() => over.abort());
      const struck = await striking;
      expect(struck).toHaveLength(ROUNDS);
      await delivered(DUE);

      const events = await recorded();
      const ids = new Set(events.map(({ id }) => id));
      const acknowledged = proxy.acknowledged.flatMap((command) => command.events.map(({ id }) => id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(COMMANDS);

      const streams = new Set(events.map(({ stream }) => stream).filter((stream) => stream.startsWith('delivery-')));
      for (const stream of streams) expect(unexplained(events.filter((event) => event.stream === stream))).toEqual([]);
      const accepted = events.filter(({ type }) => type === 'DeliveryAccepted').flatMap(waysIn);
      const withdrawn = new Set(events.filter(({ type }) => type === 'NoticeWithdrawn').map(({ stream }) => stream));
      const due = events.filter(({ type, stream }) => type === 'NoticeDue' && !withdrawn.has(stream)).flatMap(waysIn);
      expect(accepted.toSorted()).toEqual(due.toSorted());
    },
    LONGEST_MS + 300_000,
  );

  it('read the same on both nodes', async () => {
    const { position } = await store.head();
    const token = await cluster.tokens.issue(personOf('auditor'));
    const headers = { authorization: `Bearer ${token}`, 'nonpaper-position': `${store.ledgerId}:${String(position)}` };
    const paths = ['', '/proposals', '/objections', '/deliveries', '/history'].map((path) => `texts/${TEXT}${path}`);
    for (const path of [...paths, `bodies/${BODY}`]) {
      const read = cluster.apis.map(async ({ running }) => {
        const answer = await fetch(`${running?.url ?? ''}/${path}`, { headers });
        return { status: answer.status, etag: answer.headers.get('etag'), body: await answer.text() };
      });
      const [one, other] = await Promise.all(read);
      expect(one).toEqual(other);
      expect({ path, status: one?.status }).toEqual({ path, status: 200 });
    }
  });
});
