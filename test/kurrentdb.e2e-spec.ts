import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AccessDeniedError,
  ANY,
  BACKWARDS,
  type EventData,
  END,
  eventTypeFilter,
  jsonEvent,
  KurrentDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  type ResolvedEvent,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { type KurrentDbServer, startKurrentDb } from './kurrentdb/index.js';

const KIB = 1024;

const thing = (n: number, pad = ''): EventData => jsonEvent({ type: 'Thing', data: { n, pad } });

const things = (count: number): EventData[] => Array.from({ length: count }, (_, n) => thing(n));

const collect = async (events: AsyncIterable<ResolvedEvent>): Promise<NonNullable<ResolvedEvent['event']>[]> => {
  const collected = [];
  for await (const { event } of events) if (event) collected.push(event);
  return collected;
};

const revisions = async (events: AsyncIterable<ResolvedEvent>): Promise<bigint[]> =>
  (await collect(events)).map(({ revision }) => revision);

describe('the stand-in for KurrentDB', () => {
  let server: KurrentDbServer;
  let client: KurrentDBClient;
  let stream: string;
  let count = 0;

  beforeAll(async () => {
    server = await startKurrentDb();
    client = KurrentDBClient.connectionString(server.url);
  });
  beforeEach(() => (stream = `text-${String(++count)}`));
  afterAll(async () => {
    await client.dispose();
    await server.stop();
  });

  it('checks the expected revision', async () => {
    await expect(client.appendToStream(stream, thing(0), { streamState: STREAM_EXISTS })).rejects.toBeInstanceOf(
      WrongExpectedVersionError,
    );
    const first = await client.appendToStream(stream, things(2), { streamState: NO_STREAM });
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const none = client.appendToStream(stream, thing(2), { streamState: NO_STREAM });
    await expect(none).rejects.toMatchObject({ streamName: stream, expectedState: 'no_stream', actualState: 1n });
    const ahead = client.appendToStream(stream, thing(2), { streamState: 7n });
    await expect(ahead).rejects.toMatchObject({ expectedState: 7n, actualState: 1n });
    await client.appendToStream(stream, thing(2), { streamState: 1n });
    await client.appendToStream(stream, thing(3), { streamState: STREAM_EXISTS });
    await client.appendToStream(stream, thing(4), { streamState: ANY });
    expect(await revisions(client.readStream(stream))).toEqual([0n, 1n, 2n, 3n, 4n]);
  });

  it('acknowledges a repeat with what is on disk, also when the stream has moved on', async () => {
    const [a, b, c] = [things(2), thing(2), thing(3)];
    const first = await client.appendToStream(stream, a, { streamState: NO_STREAM });
    await client.appendToStream(stream, b, { streamState: 1n });
    expect(await client.appendToStream(stream, a, { streamState: NO_STREAM })).toEqual(first);
    expect(await client.appendToStream(stream, a, { streamState: ANY })).toEqual(first);
    expect(await client.appendToStream(stream, b, { streamState: 1n })).toMatchObject({ nextExpectedRevision: 2n });
    const half = client.appendToStream(stream, [b, c], { streamState: 1n });
    await expect(half).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(await revisions(client.readStream(stream))).toEqual([0n, 1n, 2n]);
  });

  it('stores the same ids twice at the right new revision', async () => {
    const a = things(2);
    await client.appendToStream(stream, a, { streamState: NO_STREAM });
    await client.appendToStream(stream, a, { streamState: 1n });
    const ids = (await collect(client.readStream(stream))).map(({ id }) => id);
    expect(ids).toEqual([...a, ...a].map(({ id }) => id));
  });

  it('gives every event a position of its own, which grows past 32 bits and by a digit', async () => {
    await client.appendToStream(stream, thing(0, 'x'.repeat(20 * KIB)));
    await client.appendToStream(stream, things(3));
    const all = await collect(client.readAll());
    const positions = all.map(({ position }) => position!.commit);
    expect(all.every(({ position }) => position!.commit === position!.prepare)).toBe(true);
    expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => (a < b ? -1 : 1)));
    expect(positions[0]).toBeGreaterThan(2n ** 32n);
    expect(new Set(positions.map((position) => String(position).length)).size).toBe(2);
  });

  it('keeps events of its own among the others, which a filter leaves out', async () => {
    await client.appendToStream(stream, things(45));
    const streams = (await collect(client.readAll())).map(({ streamId }) => streamId);
    expect(streams.findIndex((name) => name.startsWith('$stats'))).toBeGreaterThan(streams.indexOf('$users'));
    const ours = await collect(client.readAll({ filter: streamNameFilter({ prefixes: ['text-', 'body-'] }) }));
    expect(new Set(ours.map(({ type }) => type))).toEqual(new Set(['Thing']));
    const theirs = await collect(client.readAll({ filter: eventTypeFilter({ regex: '^\\$stats' }) }));
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.every(({ streamId }) => streamId.startsWith('$stats'))).toBe(true);
  });

  it('reads a stream either way, from anywhere, as much as is asked', async () => {
    await client.appendToStream(stream, things(5));
    const from = { fromRevision: 2n };
    expect(await revisions(client.readStream(stream, from))).toEqual([2n, 3n, 4n]);
    expect(await revisions(client.readStream(stream, { ...from, maxCount: 1 }))).toEqual([2n]);
    expect(await revisions(client.readStream(stream, { fromRevision: 9n }))).toEqual([]);
    expect(await revisions(client.readStream(stream, { ...from, direction: BACKWARDS }))).toEqual([2n, 1n, 0n]);
    const last = { direction: BACKWARDS, fromRevision: END, maxCount: 2 } as const;
    expect(await revisions(client.readStream(stream, last))).toEqual([4n, 3n]);
  });

  it('reads all from a position on, and backwards what lies before it', async () => {
    await client.appendToStream(stream, things(3));
    const ours = await collect(client.readStream(stream));
    const fromPosition = ours[1]!.position!;
    const forwards = await collect(client.readAll({ fromPosition, maxCount: 1 }));
    expect(forwards.map(({ id }) => id)).toEqual([ours[1]!.id]);
    const backwards = await collect(client.readAll({ fromPosition, direction: BACKWARDS, maxCount: 1 }));
    expect(backwards.map(({ id }) => id)).toEqual([ours[0]!.id]);
    const last = await collect(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }));
    expect(last[0]!.position!.commit).toBeGreaterThanOrEqual(ours[2]!.position!.commit);
  });

  it('takes names beyond ASCII, thousands of events and large ones', async () => {
    const name = `${stream}-Ünïcödé-議事録`;
    await client.appendToStream(name, things(3000));
    await client.appendToStream(name, thing(3000, 'x'.repeat(500 * KIB)));
    const read = await collect(client.readStream(name));
    expect(read.map(({ data }) => (data as { n: number }).n)).toEqual(Array.from({ length: 3001 }, (_, n) => n));
    expect(read.every(({ streamId, revision }, n) => streamId === name && revision === BigInt(n))).toBe(true);
    const tooLarge = client.appendToStream(name, thing(0, 'x'.repeat(KIB * KIB)));
    await expect(tooLarge).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
  });

  it('has no stream before its first event, nor once it is deleted softly', async () => {
    await expect(collect(client.readStream(stream))).rejects.toBeInstanceOf(StreamNotFoundError);
    await client.appendToStream(stream, things(2));
    await client.deleteStream(stream);
    await expect(collect(client.readStream(stream))).rejects.toBeInstanceOf(StreamNotFoundError);
    await client.appendToStream(stream, thing(2), { streamState: NO_STREAM });
    expect(await revisions(client.readStream(stream))).toEqual([2n]);
  });

  it('closes a tombstoned stream for ever, and keeps its events in $all until it scavenges', async () => {
    const inAll = async () => {
      const all = await collect(client.readAll({ filter: streamNameFilter({ prefixes: [stream] }) }));
      return all.map(({ type }) => type);
    };
    await client.appendToStream(stream, things(2));
    await expect(client.tombstoneStream(stream, { expectedRevision: 7n })).rejects.toMatchObject({ actualState: 1n });
    await client.tombstoneStream(stream);
    await expect(collect(client.readStream(stream))).rejects.toBeInstanceOf(StreamDeletedError);
    await expect(client.appendToStream(stream, thing(2))).rejects.toBeInstanceOf(StreamDeletedError);
    await expect(client.tombstoneStream(stream)).rejects.toBeInstanceOf(StreamDeletedError);
    expect(await inAll()).toEqual(['Thing', 'Thing', '$streamDeleted']);
    await server.scavenge();
    expect(await inAll()).toEqual(['$streamDeleted']);
  });

  it('changes a byte behind our back', async () => {
    await client.appendToStream(stream, things(3));
    await server.damage(stream, 1n);
    const data = (await collect(client.readStream(stream))).map((event) => event.data);
    expect(data).toEqual([
      { n: 0, pad: '' },
      { n: 2, pad: '' },
      { n: 2, pad: '' },
    ]);
  });

  it('holds after kill -9 what it had acknowledged, and cuts off what was torn', async () => {
    const log = join(server.folder, 'events.log');
    await client.appendToStream(stream, things(3));
    const { length } = await readFile(log);
    await client.appendToStream(stream, thing(3));
    await server.kill();
    await truncate(log, length + 20);
    await server.restart();
    const again = KurrentDBClient.connectionString(server.url);
    expect(await revisions(again.readStream(stream))).toEqual([0n, 1n, 2n]);
    await again.appendToStream(stream, thing(3), { streamState: 2n });
    await server.restart();
    expect(await revisions(again.readStream(stream))).toEqual([0n, 1n, 2n, 3n]);
    await again.dispose();
  });

  it('lets in over TLS who has the password, and nobody else', async () => {
    const guarded = await startKurrentDb({ tls: true, user: { name: 'secretariat', password: 'open-sesame' } });
    const insider = KurrentDBClient.connectionString(guarded.url);
    await insider.appendToStream(stream, thing(0));
    expect(await revisions(insider.readStream(stream))).toEqual([0n]);
    for (const who of ['secretariat:wrong@', '']) {
      const stranger = KurrentDBClient.connectionString(guarded.url.replace(/\/\/.*@/, `//${who}`));
      await expect(stranger.appendToStream(stream, thing(1))).rejects.toBeInstanceOf(AccessDeniedError);
      await expect(collect(stranger.readStream(stream))).rejects.toBeInstanceOf(AccessDeniedError);
      await stranger.dispose();
    }
    await insider.dispose();
    await guarded.stop();
  });
});
