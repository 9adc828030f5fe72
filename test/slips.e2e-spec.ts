import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import type { Acted, Client } from '#cli';
import { unexplained, type DeliveryFact } from './kit/deliveries.js';
import { Folder, otherProcess, type OtherProcess } from './kit/service.js';
import { person, propose, screen, setStage, told, type Stage } from './kit/stage.js';

interface Told {
  readonly notice: string;
  readonly recipient: string;
  readonly channel: string;
  readonly status: string;
  readonly kind: string;
}

const WORDS = 'The other proposal was meant.';
const QUEUE = ['queue.db', 'queue.db-wal', 'queue.db-shm'];

describe('a slip in a meeting, and those who were told of it', () => {
  const folder = new Folder();
  let sink: SmtpSink;
  let running: OtherProcess;
  let stage: Stage;

  beforeAll(async () => {
    sink = await startSmtpSink();
    await begin();
    const options = { delegations: 2, questions: 6, mail: 'delegate' };
    stage = await setStage(running.door, (one) => folder.tokenFor(one), options);
    await stage.chair.act('body', 'room', 'open-meeting', { data: { session: stage.session } });
  });
  afterAll(async () => {
    await running.kill('SIGTERM');
    await sink.stop();
    folder.remove();
  });

  const begin = async (): Promise<void> => {
    running = await otherProcess(folder, { NONPAPER_SMTP_URL: sink.url });
  };
  /** The process goes without a word, and what the queue held is gone with it where `lost` says so. */
  const killed = async (lost = false): Promise<void> => {
    await running.kill();
    if (lost) for (const file of QUEUE) rmSync(join(folder.path, file), { force: true });
    await begin();
    const as = async (n: number): Promise<Client> => running.door.as(await folder.tokenFor(person(n)));
    const [chair, secretariat, auditor] = [await as(0), await as(1), await as(2)];
    stage = { ...stage, chair, secretariat, auditor, delegates: [await as(10), await as(11)] };
  };

  const chair = async (verb: string, data: object): Promise<Acted> => {
    const { revision: text } = await stage.chair.get<{ revision: string }>(`texts/${stage.text}`);
    return stage.chair.act('text', stage.text, verb, { data, seen: { text } });
  };
  /** A proposal of the first delegation is decided; which notice tells it so. */
  const decided = async (question: number): Promise<{ readonly revision: string; readonly notice: string }> => {
    const { proposalId, questionId } = await propose(stage, 0, question, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    const acted = await stage.chair.act('text', stage.text, 'accept-proposal', { data: { proposalId }, seen });
    expect(told(acted, 'ProposalAccepted', 'proposalId')).toEqual([proposalId]);
    const { revision } = acted.events[0]!;
    return { revision, notice: `proposal-decided.${stage.text}.${revision}.${proposalId}` };
  };
  const correct = (revision: string): Promise<Acted> => chair('correct-slip', { revision, words: WORDS });
  const pause = async (): Promise<void> => {
    await chair('suspend-reading', { words: 'Ten minutes.' });
    await chair('resume-reading', {});
  };

  const deliveries = (): Promise<Told[]> => stage.secretariat.get<Told[]>(`texts/${stage.text}/deliveries?limit=1000`);
  /** Asks until it is so: what is awaited is what is on record, not a time. */
  const becomes = async (of: (one: Told) => boolean, ...expected: readonly string[]): Promise<Told[]> => {
    for (;;) {
      const found = (await deliveries()).filter(of);
      const is = found.map(({ channel, status }) => `${channel} ${status}`).sort();
      if (JSON.stringify(is) === JSON.stringify([...expected].sort())) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const is = (notice: string) => (one: Told) => one.notice === notice;
  const correcting = (revision: string) => (one: Told) =>
    one.kind === 'correction' && one.notice.startsWith(`correction.${stage.text}.${revision}.`);
  const sent = (): (string | undefined)[] => sink.taken.map(({ raw }) => /^Subject: (\w+)/m.exec(raw)?.[1]);

  const withdrawn = (notice: string): Promise<Told[]> => becomes(is(notice), 'inbox withdrawn', 'e-mail withdrawn');
  const delivered = (of: (one: Told) => boolean): Promise<Told[]> => becomes(of, 'inbox delivered', 'e-mail delivered');
  const evidence = ({ notice, recipient }: Pick<Told, 'notice' | 'recipient'>): Promise<DeliveryFact[]> =>
    stage.auditor.get<DeliveryFact[]>(`ledger/${encodeURIComponent(`delivery-${notice}~${recipient}`)}`);
  const avalon = (): string => stage.delegations[0] ?? '';

  /** To the same recipient, by mail and in the inbox, naming the first. */
  const followed = async (notice: string, { events }: Acted): Promise<void> => {
    const [mail] = await delivered(correcting(events[0]?.revision ?? ''));
    expect(mail?.recipient).toBe(avalon());
    const said = (await evidence(mail!)).find(({ type }) => type === 'NoticeDue');
    expect(said?.data).toMatchObject({ corrects: notice, lines: expect.arrayContaining([WORDS]) as string[] });
    const first = await evidence({ notice, recipient: avalon() });
    expect(first.map(({ type }) => type)).toContain('NoticeCorrected');
    expect([unexplained(first), unexplained(await evidence(mail!))]).toEqual([[], []]);
    const inbox = await stage.delegates[0]!.get<{ notice: string }[]>('bodies/room/inbox?limit=1000');
    expect(inbox.map((one) => one.notice)).toEqual(expect.arrayContaining([notice, mail!.notice]));
  };

  it('hear nothing where it was corrected while the notices waited', async () => {
    const { revision, notice } = await decided(0);
    const before = sent();
    await correct(revision);
    await withdrawn(notice);
    await pause();
    expect(sent()).toEqual(before);
    expect((await evidence({ notice, recipient: avalon() })).map(({ type }) => type)).toEqual([
      'NoticeDue',
      'NoticeWithdrawn',
    ]);
  });

  it('hear in another notice that the first does not hold, once a pause had let it out', async () => {
    const { revision, notice } = await decided(1);
    await pause();
    await delivered(is(notice));
    const corrected = await correct(revision);
    await followed(notice, corrected);
    expect(sent().slice(-2)).toEqual(['Your', 'Correction']);
  });

  it('hear nothing where the process was killed between the slip and its correction, and after it', async () => {
    const { revision, notice } = await decided(2);
    const before = sent();
    await killed();
    await correct(revision);
    await killed();
    await withdrawn(notice);
    await pause();
    expect(sent()).toEqual(before);
  });

  it('are told of the correction by whoever comes after a process that was killed', async () => {
    const { revision, notice } = await decided(3);
    await pause();
    await delivered(is(notice));
    const corrected = await correct(revision);
    await killed();
    await followed(notice, corrected);
  });

  it('hear nothing where the queue lost that they were to hear, and that they were not to', async () => {
    const { revision, notice } = await decided(4);
    const before = sent();
    await killed(true);
    await correct(revision);
    await killed(true);
    await withdrawn(notice);
    await pause();
    expect(sent()).toEqual(before);
  });

  it('are told of the correction, and not of the slip once more, where the queue lost everything', async () => {
    const { revision, notice } = await decided(5);
    await pause();
    await delivered(is(notice));
    const before = sent().length;
    const corrected = await correct(revision);
    await killed(true);
    await followed(notice, corrected);
    expect(new Set(sent().slice(before))).toEqual(new Set(['Correction']));
  });
});
