import { Client } from '#cli';
import { startSmtpSink, type SmtpSink, type TakenMessage } from '#delivery/testing';
import type { Service } from '#api';
import { headerOf, plain, returned } from './kit/returned-mail.js';
import { Folder, inProcess } from './kit/service.js';
import { person, propose, screen, setStage, type Stage } from './kit/stage.js';

interface Told {
  readonly notice: string;
  readonly recipient: string;
  readonly channel: string;
  readonly status: string;
  readonly kind: string;
  readonly acknowledged?: readonly { by: string; how: string }[];
}

describe('what a delegation is told', () => {
  const folder = new Folder();
  let sink: SmtpSink;
  let service: Service;
  let stage: Stage;
  beforeAll(async () => {
    sink = await startSmtpSink();
    service = await inProcess(folder, {
      NONPAPER_SMTP_URL: sink.url,
      NONPAPER_PUBLIC_URL: 'https://nonpaper.example',
      NONPAPER_MAIL_FROM: 'notices@nonpaper.example',
    });
    const options = { delegations: 3, questions: 3, mail: 'delegate' };
    stage = await setStage(new Client(service.url), (one) => folder.tokenFor(one), options);
  });
  afterAll(async () => {
    await service.close();
    await sink.stop();
    folder.remove();
  });

  const decided = async (question: number): Promise<TakenMessage> => {
    const { proposalId, questionId } = await propose(stage, 0, question, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    const asked = new URLSearchParams({
      command: 'accept-proposal',
      input: JSON.stringify({ data: { proposalId }, seen }),
    });
    expect(await stage.chair.get(`texts/${stage.text}/recipients?${asked.toString()}`)).toMatchObject({
      recipients: [
        { recipient: stage.delegations[0], kind: 'proposal-decided', people: 1, unreachable: false, now: 1 },
      ],
    });
    await stage.chair.act('text', stage.text, 'accept-proposal', { data: { proposalId }, seen });
    await service.settled();
    return sink.taken.at(-1)!;
  };
  const deliveries = (): Promise<Told[]> => stage.secretariat.get<Told[]>(`texts/${stage.text}/deliveries`);
  const here = (link: string): string => link.replace('https://nonpaper.example', service.url);
  const linkIn = ({ raw }: TakenMessage, to: string): string =>
    here(new RegExp(`https://nonpaper\\.example/links/${to}/[^\\s"<>]+`).exec(plain(raw))![0]);
  const unacknowledged = async (): Promise<string[]> =>
    (await stage.secretariat.get<Told[]>(`texts/${stage.text}/unacknowledged`)).map(({ notice }) => notice);

  it('is acknowledged by the button behind its link, and not by looking', async () => {
    const link = linkIn(await decided(0), 'acknowledge');
    const [notice = ''] = await unacknowledged();
    const page = await fetch(link);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    expect(await unacknowledged()).toEqual([notice]);
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' };
    expect([(await fetch(link, form)).status, (await fetch(link, form)).status]).toEqual([200, 200]);
    await service.settled();
    expect(await unacknowledged()).toEqual([]);
    expect((await deliveries()).find((one) => one.notice === notice)?.acknowledged).toMatchObject([
      { by: person(10), how: 'link' },
    ]);
    expect((await fetch(`${link.slice(0, -1)}_`, form)).status).toBe(404);
  });

  it('is acknowledged from the inbox, by the delegation that it is for', async () => {
    await decided(1);
    const [notice = ''] = await unacknowledged();
    const id = `${notice}~${stage.delegations[0] ?? ''}`;
    const [own, other] = stage.delegates;
    await expect(other!.act('notice', id, 'acknowledge-notice', { data: {} })).rejects.toMatchObject({
      problem: { code: 'NOT_YOUR_NOTICE' },
    });
    await own!.act('notice', id, 'acknowledge-notice', { data: {} });
    await expect(own!.act('notice', id, 'acknowledge-notice', { data: {} })).rejects.toMatchObject({
      problem: { code: 'ACKNOWLEDGED_ALREADY' },
    });
    await expect(own!.act('notice', 'no.such~one', 'acknowledge-notice', { data: {} })).rejects.toMatchObject({
      problem: { code: 'NOTICE_UNKNOWN' },
    });
    await service.settled();
    expect(await unacknowledged()).toEqual([]);
  });

  it('is declined in one click where that may be', async () => {
    const { proposalId } = await propose(stage, 0, 2, 'Please explain.');
    await stage.delegates[1]!.act('text', stage.text, 'co-sponsor', { data: { proposalId } });
    await service.settled();
    const mail = sink.taken.at(-1)!;
    expect(mail.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const unfolded = headerOf(mail.raw).replace(/\r\n[ \t]+/g, ' ');
    const link = here(/^List-Unsubscribe: <([^>]+)>/m.exec(unfolded)![1]!);
    const before = await stage.delegates[0]!.get(`persons/${person(10)}/preferences`);
    expect(before).toMatchObject({ when: 'now', declined: [] });
    const body = new FormData();
    body.append('List-Unsubscribe', 'One-Click');
    expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
    expect(await stage.delegates[0]!.get(`persons/${person(10)}/preferences`)).toMatchObject({
      declined: ['co-sponsored'],
    });
    const taken = sink.taken.length;
    await stage.delegates[2]!.act('text', stage.text, 'co-sponsor', { data: { proposalId } });
    await service.settled();
    const to = sink.taken.slice(taken).map((one) => one.to[0]);
    expect(to).not.toContain('delegate-0@delegations.example');
    await expect(stage.chair.get(`persons/${person(10)}/preferences`)).rejects.toMatchObject({
      problem: { code: 'NOT_YOUR_PREFERENCES' },
    });
  });

  it('comes back, and the secretariat hears of it', async () => {
    await stage.secretariat.act('person', person(1), 'describe-person', {
      data: { body: 'room', name: 'Secretary', addresses: ['secretariat@nonpaper.example'] },
    });
    const mail = sink.taken.find(({ raw }) => raw.includes('Your proposal'))!;
    const handIn = (message: string, by: Client = stage.operator): Promise<unknown> =>
      by.handIn('bounces', 'message/rfc822', message);
    const failed = returned(mail, 'failed', '5.1.1');
    await expect(handIn(failed, stage.delegates[0])).rejects.toMatchObject({ problem: { code: 'NOT_YOURS_TO_SAY' } });
    expect(await handIn(failed, stage.secretariat)).toMatchObject({ bounces: [{ code: '5.1.1', permanent: true }] });
    expect(await handIn(failed)).toMatchObject({ bounces: [{ known: true }] });
    await service.settled();
    expect((await deliveries()).map(({ channel, status }) => `${channel} ${status}`)).toContain('e-mail bounced');
    const told = sink.taken.at(-1)!;
    expect([told.to, plain(told.raw)]).toEqual([
      ['secretariat@nonpaper.example'],
      expect.stringContaining('Subject: A notice to Delegation 0 came back'),
    ]);
    await expect(handIn(failed.replaceAll(mail.to[0]!, 'x@example.org'))).rejects.toMatchObject({
      problem: { code: 'BOUNCE_UNKNOWN' },
    });
    await expect(handIn(returned(mail, 'delivered', '2.0.0'))).rejects.toMatchObject({
      problem: { code: 'BOUNCE_OF_NOTHING' },
    });
    await expect(handIn('Subject: hello\r\n\r\nNo report.')).rejects.toMatchObject({
      problem: { code: 'BOUNCE_MALFORMED' },
    });
    await expect(handIn('x'.repeat(300_000))).rejects.toMatchObject({ problem: { code: 'TOO_LARGE' } });
  });
});
