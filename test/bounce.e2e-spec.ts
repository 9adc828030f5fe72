import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { Client } from '#cli';
import type { Service } from '#api';
import { nonpaper, type Ran } from './kit/command-line.js';
import { returned } from './kit/returned-mail.js';
import { Folder, inProcess } from './kit/service.js';
import { propose, screen, setStage, type Stage } from './kit/stage.js';

describe('a message that came back, piped into the command line', () => {
  const folder = new Folder();
  let sink: SmtpSink;
  let service: Service;
  let stage: Stage;
  beforeAll(async () => {
    sink = await startSmtpSink();
    service = await inProcess(folder, { NONPAPER_SMTP_URL: sink.url });
    const options = { delegations: 1, questions: 1, mail: 'delegate' };
    stage = await setStage(new Client(service.url), (one) => folder.tokenFor(one), options);
    const { proposalId, questionId } = await propose(stage, 0, 0, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    await stage.chair.act('text', stage.text, 'accept-proposal', { data: { proposalId }, seen });
    await service.settled();
  });
  afterAll(async () => {
    await service.close();
    await sink.stop();
    folder.remove();
  });

  const piped = async (message: string, who = 'operator', url = service.url): Promise<Ran> =>
    nonpaper(['bounce', '--url', url], { NONPAPER_TOKEN: await folder.tokenFor(who) }, message);
  const statuses = async (): Promise<string[]> => {
    await service.settled();
    const all = await stage.secretariat.get<{ channel: string; status: string; kind: string }[]>(
      `texts/${stage.text}/deliveries`,
    );
    return all.filter(({ kind }) => kind === 'proposal-decided').map(({ channel, status }) => `${channel} ${status}`);
  };

  it('is put on record, once however often it is piped in', async () => {
    const report = returned(sink.taken[0]!, 'failed', '5.1.1');
    const first = await piped(report);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^proposal-decided\.questionnaire\.\S+ came back: 5\.1\.1\n$/);
    expect(await statuses()).toEqual(['e-mail bounced', 'inbox delivered']);
    expect(await piped(report)).toEqual(first);
  });

  it('is refused where it is none, with the exit code that a mail server’s pipe can tell', async () => {
    expect(await piped('Subject: hello\r\n\r\nNo report.')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^BOUNCE_MALFORMED/) as string,
    });
    expect(await piped('')).toMatchObject({ code: 2, err: expect.stringMatching(/^BOUNCE_MALFORMED/) as string });
    expect((await piped(returned(sink.taken[0]!, 'failed', '5.1.1'), 'nobody')).code).toBe(3);
    expect((await piped('x'.repeat(300_000))).code).toBe(2);
  });

  it('is left to the mail server to hand in again where the service is away', async () => {
    const away = await piped(returned(sink.taken[0]!, 'delayed', '4.4.1'), 'operator', 'http://127.0.0.1:9');
    expect(away.code).toBe(7);
  });
});
