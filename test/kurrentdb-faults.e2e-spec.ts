import {
  type AllStreamSubscription,
  DeadlineExceededError,
  type EventData,
  jsonEvent,
  KurrentDBClient,
  NO_STREAM,
  NotLeaderError,
  type Position,
  type ResolvedEvent,
  streamNameFilter,
  StreamNotFoundError,
  UnavailableError,
} from '@kurrent/kurrentdb-client';
import { once } from 'node:events';
import { type KurrentDbServer, startKurrentDb } from './kurrentdb/index.js';

const HOUR_MS = 3_600_000;
/** What the server looks at before it sends a checkpoint, with an interval of 1. */
const WINDOW = 32;

const thing = (n: number): EventData => jsonEvent({ type: 'Thing', data: { n } });

const things = (count: number): EventData[] => Array.from({ length: count }, (_, n) => thing(n));

const numbers = async (events: AsyncIterable<ResolvedEvent>, most = Infinity): Promise<number[]> => {
  const read: number[] = [];
  for await (const { event } of events) {
    read.push((event!.data as { n: number }).n);
    if (read.length === most) break;
  }
  return read;
};

describe('the stand-in for KurrentDB on a bad day', () => {
  let server: KurrentDbServer;
  let client: KurrentDBClient;
  let stream: string;
  let count = 0;
  let checkpoints: Position[];

  let subscriptions: AllStreamSubscription[];

  // One client for all: the first read of a new one takes longer than all of these together.
  beforeAll(async () => {
    server = await startKurrentDb();
    client = KurrentDBClient.connectionString(server.url);
  });
  beforeEach(() => {
    stream = `text-${String(++count)}-bad`;
    [checkpoints, subscriptions] = [[], []];
  });
  afterEach(async () => {
    await server.fault({});
    for (const subscription of subscriptions) await subscription.unsubscribe();
  });
  afterAll(async () => {
    await client.dispose();
    await server.stop();
  });

  const append = (n: number) =>
    client.appendToStream(stream, thing(n), { streamState: n === 0 ? NO_STREAM : BigInt(n - 1) });

  /** An append that is to be left without an answer: it never resolves, and ends with its client. */
  const unanswered = (n: number): { settled: () => boolean } => {
    let settled = false;
    append(n).then(
      () => (settled = true),
      () => {},
    );
    return { settled: () => settled };
  };

  const subscribe = (fromPosition?: Position): AllStreamSubscription => {
    const subscription = client.subscribeToAll({
      ...(fromPosition && { fromPosition }),
      filter: streamNameFilter({
        prefixes: [stream],
        checkpointInterval: 1,
        checkpointReached: async (_, position) => void checkpoints.push(position),
      }),
    });
    subscriptions.push(subscription);
    return subscription;
  };

  it('counts the appends it received', async () => {
    const before = await server.appends();
    await append(0);
    await expect(append(0)).rejects.toThrow();
    expect(await server.appends()).toBe(before + 2);
  });

  it('catches up, says so, goes on live and says how far it has looked', async () => {
    await append(0);
    const subscription = subscribe();
    await once(subscription, 'caughtUp');
    await client.appendToStream(`body-${stream}`, things(WINDOW * 2));
    await append(1);
    expect(await numbers(subscription, 2)).toEqual([0, 1]);
    expect(checkpoints.length).toBeGreaterThanOrEqual(2);
  });

  it('resumes after a position, and sends its event again when told to', async () => {
    await client.appendToStream(stream, things(3));
    let position: Position | undefined;
    for await (const { event } of client.readStream(stream, { fromRevision: 1n, maxCount: 1 })) ({ position } = event!);
    expect(await numbers(subscribe(position), 1)).toEqual([2]);
    await server.fault({ duplicateOnResume: true });
    expect(await numbers(subscribe(position), 2)).toEqual([1, 2]);
  });

  it('leaves calls hanging, by their kind, without carrying them out', async () => {
    await server.fault({ hang: ['append', 'subscription'] });
    const hanging = unanswered(0);
    await expect(numbers(client.readStream(stream))).rejects.toBeInstanceOf(StreamNotFoundError);
    await server.fault({});
    await append(0);
    expect(hanging.settled()).toBe(false);
    await server.fault({ hang: ['read'] });
    const reading = numbers(client.readStream(stream));
    reading.catch(() => {});
    expect(await Promise.race([reading, append(1).then(() => 'an append')])).toBe('an append');
  });

  it.each([
    ['loses answers', { loseAnswers: 1 }],
    ['answers late', { lateAnswers: { n: 1, ms: HOUR_MS } }],
  ])('%s to what it has written', async (_, faults) => {
    await client.appendToStream(`${stream}-before`, thing(0)); // so that the two below go down one line, in order
    await server.fault(faults);
    const lost = unanswered(0);
    await append(1);
    expect(lost.settled()).toBe(false);
    expect(await numbers(client.readStream(stream))).toEqual([0, 1]);
  });

  it('answers late and slowly, but it does', async () => {
    await server.fault({ answerAfterMs: 1, lateAnswers: { n: 1, ms: 1 } });
    await append(0);
    expect(await numbers(client.readStream(stream))).toEqual([0]);
  });

  it('answers a timeout to what it has written', async () => {
    await server.fault({ deadline: 1 });
    await expect(append(0)).rejects.toBeInstanceOf(DeadlineExceededError);
    await append(1);
    expect(await numbers(client.readStream(stream))).toEqual([0, 1]);
  });

  it('refuses so many calls and then no more', async () => {
    await append(0);
    await server.fault({ refuse: 2 });
    await expect(append(1)).rejects.toBeInstanceOf(UnavailableError);
    await expect(append(1)).rejects.toBeInstanceOf(UnavailableError);
    await append(1);
    await server.fault({ refuse: 1 });
    await expect(numbers(client.readStream(stream))).rejects.toThrow();
    expect(await numbers(client.readStream(stream))).toEqual([0, 1]);
  });

  it('sends appends to the leader', async () => {
    await append(0);
    await server.fault({ notLeader: { host: '127.0.0.1', port: server.port } });
    const sent = append(1);
    await expect(sent).rejects.toBeInstanceOf(NotLeaderError);
    await expect(sent).rejects.toMatchObject({ leader: { address: '127.0.0.1', port: server.port } });
    await expect(numbers(client.readStream(stream))).rejects.toBeInstanceOf(NotLeaderError); // asks for the leader too
    await server.fault({});
    await append(1);
  });

  it('drops its subscriptions', async () => {
    const subscription = subscribe();
    await once(subscription, 'caughtUp');
    const dropped = once(subscription, 'error');
    await server.fault({ dropSubscriptions: true });
    expect((await dropped)[0]).toBeInstanceOf(UnavailableError);
  });

  it('falls silent on those who listen, for good', async () => {
    const old = subscribe();
    const heard: unknown[] = [];
    old.on('data', (event) => heard.push(event));
    await once(old, 'caughtUp');
    await server.fault({ silentSubscriptions: true });
    await append(0);
    await server.fault({});
    await append(1);
    expect(await numbers(subscribe(), 2)).toEqual([0, 1]);
    expect(heard).toEqual([]);
  });

  it('promises more with a checkpoint than it sends', async () => {
    await client.appendToStream(stream, things(3));
    await server.fault({ checkpointsAhead: 1 });
    const subscription = subscribe();
    const heard: ResolvedEvent[] = [];
    subscription.on('data', (event: ResolvedEvent) => heard.push(event));
    expect((await once(subscription, 'error'))[0]).toBeInstanceOf(UnavailableError);
    expect(checkpoints.at(-1)!.commit).toBeGreaterThan(heard.at(-1)?.event!.position!.commit ?? 0n);
    expect(await numbers(subscribe(), 3)).toEqual([0, 1, 2]);
  });
});
