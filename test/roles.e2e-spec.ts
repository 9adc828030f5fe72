import { join } from 'node:path';
import { issueToken, makeKeys, operatorToken, readKeys, type Service } from '#api';
import { Client } from '#cli';
import { startRedis } from '#queue/testing';
import { KurrentStore } from '#store-kurrentdb';
import { startKurrentDb, type KurrentDbServer } from './kurrentdb/index.js';
import { Folder, inProcess } from './kit/service.js';
import { person, propose, screen, setStage, type Stage } from './kit/stage.js';

const NOWHERE = '127.0.0.1:1';

describe('several processes on one ledger', () => {
  const folders = { keys: new Folder(), a: new Folder(), b: new Folder(), worker: new Folder(), spare: new Folder() };
  const keys = join(folders.keys.path, 'keys.json');
  let kurrentDb: KurrentDbServer;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let [store, queue] = ['', ''];
  let running: Service[] = [];
  let [a, b, worker]: Service[] = [];
  let stage: Stage;

  const api = (folder: Folder, more: Record<string, string> = {}): Promise<Service> =>
    inProcess(folder, { NONPAPER_ROLE: 'api', NONPAPER_EVENT_STORE: store, NONPAPER_KEYS: keys, ...more });
  const work = (folder: Folder, more: Record<string, string> = {}): Promise<Service> =>
    inProcess(folder, { NONPAPER_ROLE: 'worker', NONPAPER_EVENT_STORE: store, NONPAPER_QUEUE: queue, ...more });
  const tokenFor = async (who: string): Promise<string> =>
    who === 'operator' ? operatorToken(await readKeys(keys)) : issueToken(await readKeys(keys), who);
  const at = (service: Service | undefined, path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service?.url ?? ''}/${path}`, { headers });
  const auditor = async (): Promise<{ authorization: string }> => ({
    authorization: `Bearer ${await tokenFor(person(2))}`,
  });

  beforeAll(async () => {
    [kurrentDb, redis] = await Promise.all([startKurrentDb(), startRedis(), makeKeys(keys)]);
    store = `${kurrentDb.url}&discoveryInterval=20`;
    queue = redis.url;
    running = await Promise.all([api(folders.a), api(folders.b), work(folders.worker)]);
    [a, b, worker] = running;
    stage = await setStage(new Client(a?.url ?? ''), tokenFor, { questions: 2, delegations: 2 });
  });
  afterAll(async () => {
    await Promise.all(running.map((service) => service.close()));
    await Promise.all([kurrentDb.stop(), redis.kill()]);
    for (const folder of Object.values(folders)) folder.remove();
  });

  it('have the parts of their roles, and say how these are', async () => {
    const parts = async (service: Service | undefined): Promise<string[]> => {
      const { components } = (await (await at(service, 'readyz')).json()) as { components: object };
      return Object.keys(components).toSorted();
    };
    expect(await parts(a)).toEqual(['store', 'views']);
    expect(await parts(worker)).toEqual(expect.arrayContaining(['dispatcher', 'queue', 'store']));
    expect(await parts(worker)).not.toContain('views');
    const [ofApi, ofWorker] = await Promise.all([a, worker].map(async (one) => (await at(one, 'metrics')).text()));
    expect(ofApi).toContain('nonpaper_view_position');
    expect(ofApi).not.toContain('nonpaper_jobs');
    expect(ofWorker).toContain('nonpaper_jobs{state="parked"} 0');
    expect(ofWorker).not.toContain('nonpaper_view_position');
  });

  it('let nobody act at the door of a worker, which has no keys', async () => {
    expect((await at(worker, 'livez')).status).toBe(200);
    const answer = await at(worker, 'texts', await auditor());
    expect(await answer.json()).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN' });
    await expect(worker?.tokens.operator()).rejects.toMatchObject({ code: 'KEYS_UNKNOWN' });
  });

  const sponsor = async (proposalId: string): Promise<Response> =>
    fetch(`${a?.url ?? ''}/texts/${stage.text}/co-sponsor`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenFor(person(11))}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { proposalId } }),
    });

  it('show on one node what was just written on another', async () => {
    const { proposalId } = await propose(stage, 0, 0, 'Here?');
    const made = await sponsor(proposalId);
    const position = made.headers.get('nonpaper-position') ?? '';
    const read = await at(b, `texts/${stage.text}/proposals/${proposalId}`, {
      ...(await auditor()),
      'nonpaper-position': position,
    });
    expect([made.status, read.status]).toEqual([200, 200]);
    expect(JSON.stringify(await read.json())).toContain(stage.delegations[1]);
  });

  it('go on with a stream on another node, and end it when they stop', async () => {
    const heard = async (
      service: Service | undefined,
      after?: string,
    ): Promise<ReadableStreamDefaultReader<string>> => {
      const answer = await at(service, 'stream', {
        ...(await auditor()),
        ...(after !== undefined && { 'last-event-id': after }),
      });
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error('no stream');
      return reader;
    };
    const until = async (reader: ReadableStreamDefaultReader<string>, words: string): Promise<string> => {
      for (let text = ''; ;) {
        if (text.includes(words) && text.endsWith('\n\n')) return text;
        const { value, done } = await reader.read();
        if (done) throw new Error(`it ended without ${words}`);
        text += value;
      }
    };
    const first = await heard(a);
    const proposed = await propose(stage, 0, 1, 'First?');
    const last = /^id: (\S+)\nevent: EditProposed/m.exec(await until(first, proposed.proposalId))?.[1];
    await first.cancel();
    const next = await propose(stage, 1, 1, 'Second?');
    const spare = await api(folders.spare);
    const second = await heard(spare, last);
    const text = await until(second, next.proposalId);
    expect(text).not.toContain(proposed.proposalId);
    const closing = spare.close();
    for (let done = false; !done;) ({ done } = await second.read().catch(() => ({ done: true })));
    await closing;
  });

  it('do what follows from the record in the worker', async () => {
    const { proposalId, questionId } = await propose(stage, 0, 0, 'Heard?');
    const seen = await screen(stage, questionId, proposalId);
    await stage.chair.act('text', stage.text, 'not-retain', { data: { proposalId, reason: 'no-support' }, seen });
    await worker?.settled();
    await b?.settled();
    const deliveries = (await (await at(b, `texts/${stage.text}/deliveries`, await auditor())).json()) as object[];
    expect(deliveries).not.toEqual([]);
    expect(JSON.stringify(deliveries)).toContain(stage.delegations[0]);
  });

  it('go on reading where only a newer version may decide, and say so', async () => {
    const newer = await KurrentStore.open(store);
    const { revision } = await stage.chair.get<{ revision: string }>(`texts/${stage.text}`);
    const meta = { commandId: 'later', recordedAt: new Date().toISOString(), occurredAt: '2030-01-01T00:00:00.000Z' };
    const event = { type: 'FootnoteProposed', schema: 1, data: {}, meta: { ...meta, audience: { kind: 'public' } } };
    const appended = await newer.append(`text-${stage.text}`, Number(revision), [
      { commandId: 'later', events: [event] },
    ]);
    const position = `${newer.ledgerId}:${String(appended.events[0]?.position)}`;
    await newer.close();
    const read = await at(b, `texts/${stage.text}`, { ...(await auditor()), 'nonpaper-position': position });
    expect(read.status).toBe(200);
    expect(await (await sponsor(person(0))).json()).toMatchObject({ status: 503, code: 'NEWER_LEDGER' });
    const ready = await at(a, 'readyz');
    expect(await ready.json()).toMatchObject({
      status: 'ok',
      components: { version: { ready: true, reason: expect.stringContaining('FootnoteProposed') as string } },
    });
  });

  describe('do not start', () => {
    const away = { NONPAPER_START_SECONDS: '0' };
    it.each([
      ['on a data folder in use', 'DATA_IN_USE', () => api(folders.a)],
      [
        'without a store',
        'STORE_UNREACHABLE',
        () =>
          api(folders.spare, {
            ...away,
            NONPAPER_EVENT_STORE: `kurrentdb://${NOWHERE}?tls=false&maxDiscoverAttempts=1`,
          }),
      ],
      [
        'to work without a queue',
        'QUEUE_UNREACHABLE',
        () => work(folders.spare, { ...away, NONPAPER_QUEUE: `redis://:opensesame@${NOWHERE}` }),
      ],
    ])('%s', async (_, code, start) => {
      const error: unknown = await start().then(
        (service) => service.close(),
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ name: 'Unavailable', code });
      expect(String(error)).not.toContain('opensesame');
    });

    it('but do with the door open and Redis away: it records, and says what is missing', async () => {
      const service = await inProcess(folders.spare, { NONPAPER_QUEUE: `redis://${NOWHERE}` });
      const ready = await at(service, 'readyz');
      expect(await ready.json()).toMatchObject({ components: { store: { ready: true }, queue: { ready: false } } });
      expect((await at(service, 'metrics')).status).toBe(200);
      await service.close();
    });
  });
});
