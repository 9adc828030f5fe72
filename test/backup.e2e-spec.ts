import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '#api';
import { messageId } from '#delivery';
import { startSmtpSink, type SmtpSink, type TakenMessage } from '#delivery/testing';
import type { StoredEvent } from '#eventsourcing';
import { run } from '../apps/cli/src/run.js';
import { nonpaper } from './kit/command-line.js';
import { unexplained } from './kit/deliveries.js';
import { Load, type Taken } from './kit/sending-load.js';
import { Folder, inProcess, otherProcess } from './kit/service.js';
import { setStage } from './kit/stage.js';

interface BackupTold {
  readonly ledgerId: string;
  readonly head: { readonly position: string };
  readonly events: number;
  readonly verified: boolean;
}

interface Delivery {
  readonly status: string;
  readonly notice: string;
  readonly recipient: string;
}

const MINUTES = 60_000;

describe('a backup taken under load, restored elsewhere', () => {
  const folder = new Folder();
  const house = new Folder();
  const file = join(house.path, 'under-load.backup');
  const elsewhere = join(house.path, 'elsewhere');
  let sink: SmtpSink;
  let before: number;
  let made: BackupTold;
  let taken: readonly Taken[];

  /** Slow mail: at the head of the backup some notices have gone and others have not. */
  beforeAll(async () => {
    sink = await startSmtpSink();
    const slowly = { NONPAPER_SMTP_URL: sink.url, NONPAPER_MAIL_PER_SECOND: '10' };
    const running = await otherProcess(folder, slowly);
    const stage = await setStage(running.door, (person) => folder.tokenFor(person), { mail: 'load' });
    const load = new Load(stage);
    await load.until(sink.hasTaken(3));
    await load.hasReached(60);
    before = load.taken.length;
    const ran = await nonpaper(['backup', file, '--data', folder.path, '--json']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    made = JSON.parse(ran.out) as BackupTold;
    const then = load.taken.length;
    expect(then).toBeGreaterThan(before); // nobody waited for it
    await load.hasReached(then + 20);
    taken = await load.end();
    await running.kill();
  }, 5 * MINUTES);

  afterAll(async () => {
    await sink.stop();
    folder.remove();
    house.remove();
  });

  const eventsIn = async (data: string): Promise<StoredEvent[]> => {
    const ledger = await openLedger(`sqlite:${join(data, 'ledger.db')}`);
    try {
      const events: StoredEvent[] = [];
      for await (const page of ledger.stored()) events.push(...page.map(({ stored }) => stored));
      return events;
    } finally {
      await ledger.close();
    }
  };

  /** By which the record knows what the server took: the notice, the recipient and the language that the message names. */
  const inRecord = ({ raw }: TakenMessage): string => {
    const facts = /^X-Nonpaper-Delivery:\s*(\S+)\s+(\S+)\s+(\S+)\s+\S+$/im.exec(raw)?.slice(1) ?? [];
    const domain = /^Message-ID:\s*<[^>]+@([^>]+)>/im.exec(raw)?.[1] ?? '';
    return messageId(facts, domain);
  };

  /** What a ledger says that a mail server has taken. */
  const acceptedIn = (events: readonly StoredEvent[]): Set<string> =>
    new Set(
      events
        .filter(({ type, payload }) => type === 'DeliveryAccepted' && payload.includes('"channel":"e-mail"'))
        .map(({ payload }) => (JSON.parse(payload) as { data: { messageId: string } }).data.messageId),
    );

  it('says what it holds, and holds everything that was acknowledged up to its head', async () => {
    const end = Number(made.head.position);
    expect(made.verified).toBe(true);
    expect(taken.slice(0, before).filter(({ position }) => position > end)).toEqual([]);
    expect(taken.filter(({ position }) => position > end).length).toBeGreaterThan(0);

    const restored = await nonpaper(['restore', file, '--data', elsewhere, '--json']);
    expect(restored).toMatchObject({ code: 0, err: '' });
    const told = JSON.parse(restored.out) as { ledgerId: string; events: number; from: object };
    expect(told).toMatchObject({ events: made.events, from: { ledgerId: made.ledgerId, head: made.head.position } });
    expect(told.ledgerId).not.toBe(made.ledgerId);

    const kept = new Set((await eventsIn(elsewhere)).map(({ id }) => id));
    const promised = taken.filter(({ position }) => position <= end).flatMap(({ events }) => events);
    expect(promised.filter((id) => !kept.has(id))).toEqual([]);
    expect(promised.length).toBeGreaterThanOrEqual(before);
  });

  it(
    'goes on as another ledger: views anew, what was due is told, what was delivered is not told again',
    async () => {
      const atHead = await eventsIn(elsewhere);
      const delivered = acceptedIn(atHead);
      const first = sink.taken.length;
      expect(delivered.size).toBeGreaterThan(0);
      copyFileSync(join(folder.path, 'keys.json'), join(elsewhere, 'keys.json'));

      const service = await inProcess(house, { NONPAPER_DATA: elsewhere, NONPAPER_SMTP_URL: sink.url });
      try {
        await service.settled();
        const { text, proposals, deliveries, status } = await readFrom(service.url);
        expect(text).toBe(200);
        expect(status).toBe(400); // a position of the ledger that was lost
        const end = Number(made.head.position);
        const promised = taken.flatMap(({ position, proposal }) => (position <= end && proposal ? [proposal] : []));
        expect(promised.filter((id) => !proposals.includes(id))).toEqual([]);

        const later = sink.taken.slice(first).map(inRecord);
        expect(later.filter((id) => delivered.has(id))).toEqual([]);
        expect(new Set(later).size).toBe(later.length);
        expect(later.length).toBeGreaterThan(0); // the backup did hold notices that were not sent

        const decided = atHead.filter(({ type }) => type === 'ProposalNotRetained').length;
        expect(deliveries.filter(({ status }) => status !== 'delivered')).toEqual([]);
        expect(deliveries.length).toBeGreaterThanOrEqual(decided);
        expect((await service.verify()).ok).toBe(true);
      } finally {
        await service.close();
      }
      const after = await eventsIn(elsewhere);
      expect(byStream(after).flatMap((events) => unexplained(events))).toEqual([]);
      const sent = new Set(sink.taken.map(inRecord));
      expect([...acceptedIn(after)].filter((id) => !sent.has(id))).toEqual([]);
    },
    5 * MINUTES,
  );

  const readFrom = async (url: string) => {
    const authorization = `Bearer ${await folder.tokenFor('be4c0000-0000-4000-8000-000000000001')}`;
    const asked = (path: string, more: Record<string, string> = {}) =>
      fetch(`${url}/texts/questionnaire${path}`, { headers: { authorization, ...more } });
    const listed = async <T>(path: string): Promise<T[]> => {
      const all: T[] = [];
      for (let next: string | undefined = `/${path}`; next !== undefined;) {
        const answer = await asked(next);
        all.push(...((await answer.json()) as T[]));
        const link: string = answer.headers.get('link') ?? '';
        next = /<\/texts\/questionnaire([^>]+)>; rel="next"/.exec(link)?.[1];
      }
      return all;
    };
    const old = { 'nonpaper-position': `${made.ledgerId}:${made.head.position}` };
    return {
      text: (await asked('')).status,
      status: (await asked('', old)).status,
      proposals: (await listed<{ proposalId: string }>('proposals')).map(({ proposalId }) => proposalId),
      deliveries: await listed<Delivery>('deliveries'),
    };
  };

  const byStream = (events: readonly StoredEvent[]): { type: string; data: unknown }[][] => {
    const streams = new Map<string, { type: string; data: unknown }[]>();
    for (const { stream, type, payload } of events.filter(({ stream }) => stream.startsWith('delivery-'))) {
      const fact = { type, data: (JSON.parse(payload) as { data: unknown }).data };
      streams.set(stream, [...(streams.get(stream) ?? []), fact]);
    }
    return [...streams.values()];
  };

  it.each<[string, (size: number, text: string) => number]>([
    ['before its first letter', () => 0],
    ['in its title', () => 20],
    ['after its title', (_, text) => text.indexOf('\n') + 1],
    ['between two events', (size, text) => text.indexOf('\n', size / 2) + 1],
    ['in an event', (size, text) => text.indexOf('\n', size / 3) + 40],
    ['before its end mark', (_, text) => text.lastIndexOf('\n', text.length - 2) + 1],
    ['in its end mark', (size) => size - 20],
    ['before its last line break', (size) => size - 1],
  ])('cut short %s it says so, and makes no ledger', async (_, place) => {
    const whole = readFileSync(file, 'utf8');
    const cut = join(house.path, 'cut.backup');
    const size = place(statSync(file).size, whole);
    writeFileSync(cut, Buffer.from(whole).subarray(0, size));
    const nowhere = join(house.path, 'nowhere');
    const [out, notes]: [string[], string[]] = [[], []];
    const said = {
      out: (...lines: string[]) => out.push(...lines),
      note: (...lines: string[]) => notes.push(...lines),
    };
    const terminal = { ...said, width: 80, style: (_: unknown, text: string) => text };
    expect(await run(['restore', cut, '--data', nowhere], {}, terminal)).toBe(8);
    expect(out).toEqual([]);
    expect(notes[0]).toMatch(/^BACKUP_CUT_SHORT: /);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('is refused where there is a ledger already, and leaves that as it is', async () => {
    const ledger = join(folder.path, 'ledger.db');
    const was = (await eventsIn(folder.path)).length;
    const ran = await nonpaper(['restore', file, '--data', folder.path]);
    expect(ran.code).toBe(6);
    expect(ran.err).toMatch(/^LEDGER_NOT_EMPTY: /);
    expect((await eventsIn(folder.path)).length).toBe(was);
    expect(readdirSync(join(ledger, '..')).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});
