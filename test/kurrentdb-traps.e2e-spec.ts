import { Ledger, uuidv5 } from '#eventsourcing';
import { KurrentStore } from '#store-kurrentdb';
import { all, append, dataOf, KurrentDbHouse, META, noted, TEXT } from './kit/kurrentdb.js';
import { startKurrentDb } from './kurrentdb/index.js';

/** Counts what was noted; knows nothing else. */
const COUNT = {
  initial: () => 0,
  evolve: (count: number) => count + 1,
  knows: (type: string) => type === 'CountNoted',
};

describe('the traps of KurrentDB and its client', () => {
  let house: KurrentDbHouse;
  let server: KurrentDbHouse['server'];
  let open: KurrentDbHouse['open'];

  beforeAll(async () => {
    house = await KurrentDbHouse.build();
    ({ server, open } = house);
  });
  afterAll(() => server.stop());
  beforeEach(() => house.newLedger());
  afterEach(() => house.tidy());

  describe('appending', () => {
    it('expects the revision it was told, in the option that the client reads', async () => {
      const store = await open();
      await append(store, 'none', 'a', 1);
      const wrong = { name: 'Conflict', code: 'WRONG_REVISION' };
      const other = await open();
      await expect(append(other, 'none', 'b', 2)).rejects.toMatchObject(wrong);
      await expect(append(other, 5, 'c', 2)).rejects.toMatchObject(wrong);
      expect(dataOf(await all(other.read(TEXT)))).toEqual([1]);
    });

    it('sees a conflict also where the connection string asks the client not to throw', async () => {
      await append(await open(), 'none', 'a', 1);
      const quiet = await open({}, `${house.url}&throwOnAppendFailure=false`);
      await expect(append(quiet, 'none', 'b', 2)).rejects.toMatchObject({ code: 'WRONG_REVISION' });
    });

    it('does not wait for ever for a server that says nothing, and says that the outcome is unknown', async () => {
      const store = await open();
      await append(store, 'none', 'a', 1);
      await server.fault({ hang: ['append', 'read'] });
      await expect(append(store, 0, 'b', 2)).rejects.toMatchObject({ name: 'Unavailable', code: 'OUTCOME_UNKNOWN' });
      expect(store.health()).toMatchObject({ writable: false });
      await server.fault({});
      await append(store, 0, 'b', 2);
      expect(dataOf(await all(store.read(TEXT)))).toEqual([1, 2]);
      expect(store.health()).toEqual({ writable: true });
    });

    it.each([
      ['lost', { loseAnswers: 1 }],
      ['late', { lateAnswers: { n: 1, ms: 600 } }],
      ['that it ran out of time', { deadline: 1 }],
    ])('asks the leader what was written when the answer is %s, and goes on from there', async (_, faults) => {
      const store = await open();
      await append(store, 'none', 'a', 1);
      await server.fault(faults);
      const { events } = await append(store, 0, 'b', 2, 3);
      await append(store, 2, 'c', 4);
      const read = await all((await open()).read(TEXT));
      expect(dataOf(read)).toEqual([1, 2, 3, 4]);
      expect(read.slice(1, 3).map(({ hash, position }) => [hash, position])).toEqual(
        events.map(({ hash, position }) => [hash, position]),
      );
    });

    it('waits for the leader while a node says that another one leads', async () => {
      const store = await open({ answerMs: 2_000 });
      await append(store, 'none', 'a', 1);
      await server.fault({ notLeader: { host: '127.0.0.1', port: server.port } });
      const sent = append(store, 0, 'b', 2);
      while ((await server.appends()) < 3) await new Promise((resolve) => setImmediate(resolve));
      await server.fault({});
      await sent;
      expect(dataOf(await all(store.read(TEXT)))).toEqual([1, 2]);
    });

    it('sends again what was not carried out', async () => {
      const store = await open();
      await append(store, 'none', 'a', 1);
      await server.fault({ refuse: 2 });
      await append(store, 0, 'b', 2);
      expect(dataOf(await all(store.read(TEXT)))).toEqual([1, 2]);
    });

    it('takes no acknowledgement for bytes that are not its own: the same command, decided by two processes', async () => {
      const [one, other] = [await open(), await open()];
      await append(one, 'none', 'same', 1);
      await expect(append(other, 'none', 'same', 1)).rejects.toMatchObject({ code: 'WRONG_REVISION' });
      await append(other, 0, 'next', 2);
      expect(dataOf(await all((await open()).read(TEXT)))).toEqual([1, 2]);
    });

    it('records a command once, though its outcome was unknown and it is repeated elsewhere, later', async () => {
      const [commandId, command] = [uuidv5('traps', 'first'), { name: 'Note', schema: 1, input: { n: 1 } }];
      const event = { ...noted(1), meta: { ...META, commandId }, command };
      const store = await open({ answerMs: 150 });
      await server.fault({ loseAnswers: 100, hang: ['read'] });
      const sent = store.append(TEXT, 'none', [{ commandId, events: [event] }]);
      await expect(sent).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
      await server.fault({});
      const elsewhere = new Ledger(await open(), COUNT);
      const decide = (count: number) => [{ type: 'CountNoted', schema: 1, data: count, meta: {} }];
      await elsewhere.transact(TEXT, { commandId: uuidv5('traps', 'second'), command, decide });
      const { repeated } = await elsewhere.transact(TEXT, { commandId, command, decide });
      expect(repeated).toBe(true);
      expect(dataOf(await all(store.read(TEXT)))).toEqual([1, 1]);
    });

    it('gives revisions and positions as numbers, whatever the client hands out', async () => {
      const store = await open();
      const { events } = await append(store, 'none', 'a', 1, 2);
      const read = await all(store.read(TEXT));
      for (const { revision, position } of [...events, ...read])
        expect([typeof revision, typeof position, Number.isSafeInteger(position)]).toEqual(['number', 'number', true]);
    });
  });

  describe('reading', () => {
    it('keeps nobody waiting for an answer that somebody else left half way', async () => {
      const store = await open();
      const words = 'word '.repeat(5000);
      for (let at = 0; at < 400; at += 20)
        await append(store, at === 0 ? 'none' : at - 1, String(at), ...Array.from({ length: 20 }, () => words));
      for (let left = 0; left < 5; left++) for await (const { revision } of store.read(TEXT)) if (revision === 0) break;
      expect(dataOf(await all(store.read(TEXT, 399)))).toEqual([words]);
    });

    it('finds the last event behind what the server and the store put on record of people who left', async () => {
      const store = await open();
      const { events } = await append(store, 'none', 'a', 1);
      for (let person = 0; person < 6; person++) await store.forget(`person-${String(person)}`);
      expect(await store.head()).toMatchObject({ position: events[0]?.position, hash: events[0]?.hash });
    });

    it('finds no event at a position that no event ever had, and is as well as before', async () => {
      const store = await open();
      const { events } = await append(store, 'none', 'a', 1);
      const { position = 0 } = events[0] ?? {};
      await server.fault({ exactPositions: true });
      for (const none of [position + 1, 999_999_999_999_999]) expect(await store.at(none)).toBeUndefined();
      expect(await store.at(position)).toMatchObject({ hash: events[0]?.hash });
      expect(store.health()).toEqual({ writable: true });
      await server.fault({ hang: ['read'] });
      await expect(store.at(position)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    });

    it('reads on where an answer of the server ends', async () => {
      const store = await open();
      const numbers = Array.from({ length: 300 }, (_, n) => n);
      await append(store, 'none', 'a', ...numbers);
      expect(dataOf(await all(store.read(TEXT, 3)))).toEqual(numbers.slice(3));
      let stored = 0;
      for await (const page of store.stored()) stored += page.length;
      expect(stored).toBe(300);
    });
  });

  describe('opening', () => {
    it('names what is no connection string', () =>
      expect(KurrentStore.open('kurrentdb://')).rejects.toMatchObject({ name: 'Invalid', code: 'STORE_URL' }));

    it.each([
      'kurrentdb://clerk:sec/ret@localhost:2113?tls=false',
      'kurrentdb://clerk:sec?ret@localhost:2113?tls=false',
      'kurrentdb://clerk:secret@localhost:x?tls=false',
      'kurrentdb://clerk:secret@localhost:1?tls=false&ledgr=mine',
    ])('tells nobody the password in %s', async (url) => {
      const refused: unknown = await open({}, url).catch((error: unknown) => error);
      expect(refused).toMatchObject({ name: 'Invalid', code: 'STORE_URL' });
      expect(String(refused)).not.toMatch(/sec|ret/);
    });

    it('names a ledger that cannot be one', () =>
      expect(KurrentStore.open('kurrentdb://x?ledger=A_B')).rejects.toMatchObject({ code: 'STORE_URL' }));

    it('begins no ledger where it was to find one', async () => {
      const missing = { name: 'NotFound', code: 'LEDGER_UNKNOWN' };
      await expect(open({ existing: true })).rejects.toMatchObject(missing);
      await open();
      await open({ existing: true });
    });

    it('says that nobody is there, and where', () =>
      expect(open({}, 'kurrentdb://127.0.0.1:1?tls=false&discoveryInterval=20')).rejects.toMatchObject({
        name: 'Unavailable',
        code: 'STORE_UNREACHABLE',
        message: expect.stringContaining('127.0.0.1:1') as string,
      }));

    it('begins one ledger where several begin it at once', async () => {
      const stores = await Promise.all([open(), open(), open()]);
      expect(new Set(stores.map(({ ledgerId }) => ledgerId)).size).toBe(1);
    });

    it('is another ledger once it was restored', async () => {
      const { ledgerId } = await open();
      const restored = await open({ restored: true });
      expect(restored.ledgerId).not.toBe(ledgerId);
      expect((await open()).ledgerId).toBe(restored.ledgerId);
    });

    it('comes in over TLS by name and password, and says when they are wrong', async () => {
      const guarded = await startKurrentDb({ tls: true, user: { name: 'nonpaper', password: 'right' } });
      try {
        const store = await open({}, `${guarded.url}&discoveryInterval=20`);
        await append(store, 'none', 'a', 1);
        expect(dataOf(await all(store.read(TEXT)))).toEqual([1]);
        const wrong = `${guarded.url.replace(':right@', ':wrong@')}&discoveryInterval=20`;
        await expect(open({}, wrong)).rejects.toMatchObject({ name: 'Invalid', code: 'STORE_PASSWORD' });
      } finally {
        await guarded.stop();
      }
    });
  });
});
