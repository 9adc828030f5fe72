import { startSmtpSink, type SmtpSink, type TakenMessage } from '#delivery/testing';
import { Client } from '#cli';
import type { Service } from '#api';
import { headerOf, plain, returned } from './kit/returned-mail.js';
import { Folder, inProcess } from './kit/service.js';
import { person, propose, screen, setStage, type Stage } from './kit/stage.js';

const PUBLIC = 'https://nonpaper.example';
const [FIRST, SECOND] = [person(10), person(30)];

interface Told {
  readonly channel: string;
  readonly status: string;
  readonly kind: string;
  readonly accepted?: number;
  readonly aside?: readonly string[];
  readonly bounces?: readonly { person: string; address: number; code: string; permanent: boolean }[];
  readonly acknowledged?: readonly { by: string; how: string }[];
}

describe('two people of one delegation', () => {
  const folder = new Folder();
  let sink: SmtpSink;
  let service: Service;
  let stage: Stage;
  beforeAll(async () => {
    sink = await startSmtpSink();
    service = await inProcess(folder, { NONPAPER_SMTP_URL: sink.url, NONPAPER_PUBLIC_URL: PUBLIC });
    const options = { delegations: 2, questions: 2, mail: 'delegate' };
    stage = await setStage(new Client(service.url), (one) => folder.tokenFor(one), options);
    const { secretariat, delegations } = stage;
    const second = { person: SECOND, role: 'delegate', delegation: delegations[0], from: '2020-01-01T00:00:00.000Z' };
    await secretariat.act('body', 'room', 'appoint', { data: { appointments: [second] } });
    const addresses = ['second@delegations.example', 'capital@delegations.example'];
    await secretariat.act('person', SECOND, 'describe-person', { data: { body: 'room', name: 'Second', addresses } });
  });
  afterAll(async () => {
    await service.close();
    await sink.stop();
    folder.remove();
  });

  const byMail = async (kind: string): Promise<Told | undefined> => {
    await service.settled();
    const all = await stage.secretariat.get<Told[]>(`texts/${stage.text}/deliveries`);
    return all.findLast((one) => one.kind === kind && one.channel === 'e-mail');
  };
  const mailTo = (name: string): TakenMessage => sink.taken.findLast(({ to }) => to[0]?.startsWith(name) === true)!;
  const comesBack = (name: string, action: string, code: string, address?: string): Promise<unknown> =>
    stage.secretariat.handIn('bounces', 'message/rfc822', returned(mailTo(name), action, code, address));
  const linkIn = (text: string, to: string): string =>
    new RegExp(`${PUBLIC}(/links/${to}/[^\\s"<>]+)`).exec(text)?.[1] ?? '';
  const pressed = async (path: string): Promise<number> => {
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' };
    return (await fetch(`${service.url}${path}`, form)).status;
  };

  it('get a message each, and are one delivery', async () => {
    const { proposalId, questionId } = await propose(stage, 0, 0, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    await stage.chair.act('text', stage.text, 'accept-proposal', { data: { proposalId }, seen });
    expect(await byMail('proposal-decided')).toMatchObject({ status: 'delivered', accepted: 3 });
    const ids = ['delegate-0', 'second'].map((name) => /^Message-ID:\s*(\S+)/im.exec(mailTo(name).raw)?.[1]);
    expect(new Set(ids).size).toBe(2);
    expect(mailTo('second').to).toHaveLength(2);
  });

  it('are told apart where a message is delayed, and then comes back with the same code', async () => {
    await comesBack('delegate-0', 'delayed', '4.4.1');
    await comesBack('delegate-0', 'failed', '4.4.1');
    const { status, bounces } = (await byMail('proposal-decided'))!;
    expect([status, bounces]).toEqual([
      'delivered',
      [false, true].map((permanent) => ({ person: FIRST, address: 0, code: '4.4.1', permanent })),
    ]);
    const inbox = await stage.secretariat.get<{ kind: string; title: string; lines: string[] }[]>('bodies/room/inbox');
    const told = inbox.filter(({ kind }) => kind === 'bounced');
    expect(new Set(told.map(({ title }) => title))).toEqual(
      new Set(['A notice to Delegation 0 is delayed', 'A notice to Delegation 0 came back']),
    );
    expect(told.every(({ lines }) => lines.some((line) => line.includes(FIRST)))).toBe(true);
  });

  it('have it where one of them says so', async () => {
    expect(await pressed(linkIn(plain(mailTo('second').raw), 'acknowledge'))).toBe(200);
    expect((await byMail('proposal-decided'))?.acknowledged).toMatchObject([{ by: SECOND, how: 'link' }]);
    expect(await stage.secretariat.get(`texts/${stage.text}/unacknowledged`)).toEqual([]);
  });

  it('have not got it by mail once every address sent it back', async () => {
    await comesBack('second', 'failed', '5.1.1', 'second@delegations.example');
    expect(await byMail('proposal-decided')).toMatchObject({ status: 'delivered' });
    await comesBack('second', 'failed', '5.1.1', 'capital@delegations.example');
    expect(await byMail('proposal-decided')).toMatchObject({ status: 'bounced' });
  });

  it('decline a kind each for themselves', async () => {
    const { proposalId } = await propose(stage, 0, 1, 'Please explain.');
    await stage.delegates[1]!.act('text', stage.text, 'co-sponsor', { data: { proposalId } });
    expect(await byMail('co-sponsored')).toMatchObject({ status: 'delivered', accepted: 3 });
    const unfolded = headerOf(mailTo('delegate-0').raw).replace(/\r\n[ \t]+/g, ' ');
    expect(await pressed(linkIn(unfolded, 'decline'))).toBe(200);
    await service.settled();
    const before = sink.taken.length;
    const again = await propose(stage, 0, 0, 'Please explain it.');
    await stage.delegates[1]!.act('text', stage.text, 'co-sponsor', { data: { proposalId: again.proposalId } });
    await service.settled();
    expect(sink.taken.slice(before).map(({ to }) => to[0])).toEqual(['second@delegations.example']);
    const all = await stage.secretariat.get<Told[]>(`texts/${stage.text}/deliveries`);
    const declined = all.filter(({ kind, aside }) => kind === 'co-sponsored' && aside !== undefined);
    expect(declined).toMatchObject([{ status: 'delivered', accepted: 2, aside: [FIRST] }]);
  });
});
