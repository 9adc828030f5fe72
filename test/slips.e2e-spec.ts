import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import type { Acted } from '#cli';
import { Decisions, WORDS } from './kit/decisions.js';
import { unexplained } from './kit/deliveries.js';
import { Folder, otherProcess, type OtherProcess } from './kit/service.js';
import { restaged, setStage, type Stage } from './kit/stage.js';

const QUEUE = ['queue.db', 'queue.db-wal', 'queue.db-shm'];

describe('a slip in a meeting, and those who were told of it', () => {
  const folder = new Folder();
  let sink: SmtpSink;
  let running: OtherProcess;
  let stage: Stage;
  const room = new Decisions(() => stage);

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
    stage = await restaged(stage, running.door, (one) => folder.tokenFor(one));
  };

  const sent = (): (string | undefined)[] => sink.taken.map(({ raw }) => /^Subject: (\w+)/m.exec(raw)?.[1]);
  const avalon = (): string => stage.delegations[0] ?? '';

  /** To the same recipient, by mail and in the inbox, naming the first. */
  const followed = async (notice: string, correction: Acted): Promise<void> => {
    const [mail] = await room.corrected(correction);
    expect(mail?.recipient).toBe(avalon());
    const said = (await room.evidence(mail!)).find(({ type }) => type === 'NoticeDue');
    expect(said?.data).toMatchObject({ corrects: notice, lines: expect.arrayContaining([WORDS]) as string[] });
    const first = await room.evidence({ notice, recipient: avalon() });
    expect(first.map(({ type }) => type)).toContain('NoticeCorrected');
    expect([unexplained(first), unexplained(await room.evidence(mail!))]).toEqual([[], []]);
    const inbox = await stage.delegates[0]!.get<{ notice: string }[]>('bodies/room/inbox?limit=1000');
    expect(inbox.map((one) => one.notice)).toEqual(expect.arrayContaining([notice, mail!.notice]));
  };

  it('hear nothing where it was corrected while the notices waited', async () => {
    const { revision, notice } = await room.accepted(0);
    const before = sent();
    await room.correct(revision);
    await room.withdrawn(notice);
    await room.pause();
    expect(sent()).toEqual(before);
    expect((await room.evidence({ notice, recipient: avalon() })).map(({ type }) => type)).toEqual([
      'NoticeDue',
      'NoticeWithdrawn',
    ]);
  });

  it('hear in another notice that the first does not hold, once a pause had let it out', async () => {
    const { revision, notice } = await room.accepted(1);
    await room.pause();
    await room.delivered(notice);
    const corrected = await room.correct(revision);
    await followed(notice, corrected);
    expect(sent().slice(-2)).toEqual(['Your', 'Correction']);
  });

  it('hear nothing where the process was killed between the slip and its correction, and after it', async () => {
    const { revision, notice } = await room.accepted(2);
    const before = sent();
    await killed();
    await room.correct(revision);
    await killed();
    await room.withdrawn(notice);
    await room.pause();
    expect(sent()).toEqual(before);
  });

  it('are told of the correction by whoever comes after a process that was killed', async () => {
    const { revision, notice } = await room.accepted(3);
    await room.pause();
    await room.delivered(notice);
    const corrected = await room.correct(revision);
    await killed();
    await followed(notice, corrected);
  });

  it('hear nothing where the queue lost that they were to hear, and that they were not to', async () => {
    const { revision, notice } = await room.accepted(4);
    const before = sent();
    await killed(true);
    await room.correct(revision);
    await killed(true);
    await room.withdrawn(notice);
    await room.pause();
    expect(sent()).toEqual(before);
  });

  it('are told of the correction, and not of the slip once more, where the queue lost everything', async () => {
    const { revision, notice } = await room.accepted(5);
    await room.pause();
    await room.delivered(notice);
    const before = sent().length;
    const corrected = await room.correct(revision);
    await killed(true);
    await followed(notice, corrected);
    expect(new Set(sent().slice(before))).toEqual(new Set(['Correction']));
  });
});
