import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { startRedis } from '#queue/testing';
import type { QueueSeen } from '#api';
import { Decisions } from './kit/decisions.js';
import { unexplained } from './kit/deliveries.js';
import { Folder, otherProcess, type OtherProcess } from './kit/service.js';
import { restaged, setStage, told, type Stage } from './kit/stage.js';

/** By its inbox and by e-mail. */
const WAYS = 2;

describe('what is decided in a meeting, held in Redis', () => {
  const folder = new Folder();
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let sink: SmtpSink;
  let running: OtherProcess;
  let stage: Stage;
  const room = new Decisions(() => stage);

  const begin = async (script?: string): Promise<void> => {
    running = await otherProcess(folder, { NONPAPER_SMTP_URL: sink.url, NONPAPER_QUEUE: redis.url }, script);
  };
  const openMeeting = async (): Promise<string> => {
    const opened = await stage.chair.act('body', 'room', 'open-meeting', { data: { session: stage.session } });
    return told(opened, 'MeetingOpened', 'meeting')[0] ?? '';
  };
  /** Another process comes after the first was killed. */
  const follows = async (script?: string): Promise<void> => {
    await running.kill();
    await begin(script);
    stage = await restaged(stage, running.door, (one) => folder.tokenFor(one));
  };

  let meeting: string;
  beforeAll(async () => {
    [sink, redis] = await Promise.all([startSmtpSink(), startRedis({ fsync: 'always' })]);
    await begin();
    const options = { delegations: 2, questions: 7, mail: 'delegate' };
    stage = await setStage(running.door, (one) => folder.tokenFor(one), options);
    meeting = await openMeeting();
  });
  afterAll(async () => {
    await running.kill('SIGTERM');
    await Promise.all([sink.stop(), redis.stop()]);
    folder.remove();
  });

  /** Asks until the queue holds so many, and nothing else is to be done. */
  const holds = async (count: number): Promise<void> => {
    for (;;) {
      const { held, waiting, active, delayed } = (await stage.operator.get<QueueSeen>('queue')).counts;
      if (held === count && waiting + active + delayed === 0) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const sent = (): number => sink.taken.length;
  const heldBack = async (question: number): Promise<{ revision: string; notice: string; before: number }> => {
    const before = sent();
    const decided = await room.accepted(question);
    await holds(WAYS);
    const told = room.evidence({ notice: decided.notice, recipient: stage.delegations[0] ?? '' });
    await expect(told).rejects.toMatchObject({ problem: { code: 'STREAM_UNKNOWN' } });
    expect(sent()).toBe(before);
    return { ...decided, before };
  };
  /** Once by each way, and in one mail. */
  const goesOnce = async (notice: string, before: number): Promise<void> => {
    const [one] = await room.delivered(notice);
    expect(unexplained(await room.evidence(one!))).toEqual([]);
    await holds(0);
    expect(sent()).toBe(before + 1);
  };

  it('goes when the room pauses', async () => {
    const { notice, before } = await heldBack(0);
    await room.pause();
    await goesOnce(notice, before);
  });

  it('goes when the meeting closes', async () => {
    const { notice, before } = await heldBack(1);
    await stage.chair.act('body', 'room', 'close-meeting', { data: { meeting } });
    await goesOnce(notice, before);
    meeting = await openMeeting();
  });

  it('never goes where it was a slip, also not in the pause', async () => {
    const { revision, notice, before } = await heldBack(2);
    await room.correct(revision);
    await room.withdrawn(notice);
    await room.pause();
    await holds(0);
    expect(sent()).toBe(before);
  });

  it('is corrected at once where it has gone', async () => {
    const { revision, notice, before } = await heldBack(3);
    await room.pause();
    await goesOnce(notice, before);
    const [correction] = await room.corrected(await room.correct(revision));
    expect(correction?.recipient).toBe(stage.delegations[0]);
    expect(sent()).toBe(before + 2);
  });

  it('is held still, and goes in the pause, where the process was killed meanwhile', async () => {
    const { notice, before } = await heldBack(4);
    await follows();
    await holds(WAYS);
    expect(sent()).toBe(before);
    await room.pause();
    await goesOnce(notice, before);
  });

  it('is held again, and goes in the pause, where Redis lost it', async () => {
    const { notice, before } = await heldBack(5);
    await redis.flush();
    await holds(WAYS);
    await room.pause();
    await goesOnce(notice, before);
  });

  it('goes after a minute where no pause comes', async () => {
    const { notice, before } = await heldBack(6);
    await follows('later.mjs');
    await goesOnce(notice, before);
  });
});
