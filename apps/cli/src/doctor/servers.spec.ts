import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { BullMqQueue } from '#queue/bullmq';
import { startRedis } from '#queue/testing';
import { Typing } from '../testing/typing.js';

type Redis = Awaited<ReturnType<typeof startRedis>>;

describe('nonpaper doctor, of servers', () => {
  const person = new Typing();
  afterAll(() => person.remove());

  const doctor = (env: NodeJS.ProcessEnv) =>
    person.typed(['doctor', '--data', person.folder], { NONPAPER_PORT: '1', ...env });
  const found = (component: string): string[] =>
    person.lines.filter((line) => line.includes(` ${component}:`)).map((line) => line.replace(/\s+/g, ' '));

  describe('Redis', () => {
    let redis: Redis | undefined;
    afterEach(() => redis?.stop());

    it('sees what is parked there, which queue parked lists and queue retry gives another go', async () => {
      redis = await startRedis();
      const env = { NONPAPER_QUEUE: redis.url };
      const queue = await BullMqQueue.open(redis.url, { attempts: 1 });
      await queue.add([{ id: 'notify.1', name: 'notify', data: null, channel: 'e-mail' }]);
      queue.work({ notify: () => Promise.reject(new Error('refused')) });
      await queue.idle();
      await queue.close();
      expect(await doctor(env)).toBe(7);
      expect(found('queue')).toEqual([
        expect.stringMatching(/^ok .* is Redis \d+\.\d+.*, noeviction$/),
        expect.stringContaining('0 waiting'),
        expect.stringMatching(/^FAIL queue: 1 parked/),
        expect.stringMatching(/^FAIL .*notify\.1: Error: refused — /),
      ]);
      expect(await person.typed(['queue', 'parked', '--json'], env)).toBe(0);
      expect(JSON.parse(person.lines[0] ?? '')).toMatchObject([{ id: 'notify.1', error: 'Error: refused' }]);
      expect(await person.typed(['queue', 'retry', '--all', '--json'], env)).toBe(0);
      expect(JSON.parse(person.lines[0] ?? '')).toEqual({ retried: ['notify.1'] });
      expect(await doctor(env)).toBe(0);
    });

    it('finds one that throws jobs away, and one that forgets them', async () => {
      redis = await startRedis({ settings: { 'maxmemory-policy': 'allkeys-lru' } });
      expect(await doctor({ NONPAPER_QUEUE: redis.url })).toBe(7);
      expect(found('queue')).toEqual([expect.stringMatching(/^FAIL queue: QUEUE_EVICTS.* — .*noeviction/)]);
      await redis.stop();
      redis = await startRedis({ settings: { appendonly: 'no' } });
      expect(await doctor({ NONPAPER_QUEUE: redis.url })).toBe(0);
      expect(found('queue')[1]).toMatch(/^warn .* — set appendonly yes/);
    });

    it('finds one that is away, and tells nobody its password', async () => {
      expect(await doctor({ NONPAPER_QUEUE: 'redis://:open-sesame@127.0.0.1:1' })).toBe(7);
      expect(found('queue')).toEqual([expect.stringMatching(/^FAIL queue: QUEUE_UNREACHABLE/)]);
      expect(person.all).not.toContain('open-sesame');
    });
  });

  describe('a mail server', () => {
    let sink: SmtpSink;
    beforeAll(async () => {
      sink = await startSmtpSink();
    });
    afterAll(() => sink.stop());

    it('is greeted, and sent nothing', async () => {
      expect(await doctor({ NONPAPER_SMTP_URL: sink.url })).toBe(0);
      expect(found('mail')).toEqual([expect.stringMatching(/^ok .*127\.0\.0\.1:\d+ answers/)]);
      expect(sink.taken).toEqual([]);
    });

    it('is found away', async () => {
      expect(await doctor({ NONPAPER_SMTP_URL: 'smtp://127.0.0.1:1' })).toBe(7);
      expect(found('mail')).toEqual([expect.stringMatching(/^FAIL mail: SMTP_UNUSABLE: the mail server failed/)]);
    });

    it('is found unwilling to let us in, and the password told to nobody', async () => {
      const strict = new SMTPServer({
        ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
        onAuth: (_, session, answer) => answer(new Error('who is that?')),
      });
      const listening = strict.listen(0, '127.0.0.1');
      await once(listening, 'listening');
      const { port } = listening.address() as AddressInfo;
      expect(await doctor({ NONPAPER_SMTP_URL: `smtp://ada:open-sesame@127.0.0.1:${port}` })).toBe(7);
      expect(found('mail')).toEqual([expect.stringMatching(/^FAIL mail: SMTP_UNUSABLE: .*AUTH/)]);
      expect(person.all).not.toContain('open-sesame');
      await new Promise<void>((resolve) => strict.close(resolve));
    });
  });
});
