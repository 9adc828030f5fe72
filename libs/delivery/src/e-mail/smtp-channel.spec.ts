import { type Message, PermanentFailure, TransientFailure } from '../channel.js';
import { type SmtpSink, startSmtpSink, type TakenMessage } from '../testing/smtp-sink.js';
import { compose } from './compose.js';
import { SmtpChannel } from './smtp-channel.js';

const message: Message = {
  messageId: '<conference-ready.t1.v3~delegation-7.fr@nonpaper.example>',
  from: { name: 'Secretariat', address: 'secretariat@nonpaper.example' },
  to: [{ name: 'Délégation de l’Été', address: 'one@mission.example' }],
  subject: 'Conference-ready: السؤال',
  text: 'The text is ready.\n.\nA lone dot changes nothing.',
  date: '2018-07-05T15:00:00Z',
};
const to = (...names: string[]): Message => ({
  ...message,
  to: names.map((name) => ({ address: `${name}@mission.example` })),
});

describe('e-mail by a mail server', () => {
  let sink: SmtpSink;
  let before: number;
  beforeAll(async () => {
    sink = await startSmtpSink();
  });
  beforeEach(() => {
    before = sink.taken.length;
  });
  afterAll(() => sink.stop());
  const taken = async (): Promise<TakenMessage | undefined> => {
    await sink.hasTaken(before + 1);
    return sink.taken[before];
  };
  const failure = (what: Promise<unknown>): Promise<unknown> =>
    what.then(
      () => 'delivered',
      (error: unknown) => error,
    );

  it('hands over exactly the bytes that were composed', async () => {
    const receipt = await new SmtpChannel(sink.url).deliver(message);
    const got = await taken();
    expect(got?.raw.trimEnd()).toBe((await compose(message)).bytes.toString('utf8').trimEnd());
    expect(got).toMatchObject({ from: 'secretariat@nonpaper.example', to: ['one@mission.example'] });
    expect(receipt).toMatchObject({ accepted: 1, rejected: { count: 0, permanent: 0 }, deferred: [] });
  });

  it('reaches several addresses of a delegation in one message', async () => {
    expect(await new SmtpChannel(sink.url).deliver(to('one', 'two'))).toMatchObject({ accepted: 2 });
    expect((await taken())?.to).toEqual(['one@mission.example', 'two@mission.example']);
  });

  it('says who was refused for good and who only for now', async () => {
    const receipt = await new SmtpChannel(sink.url).deliver(to('one', 'refused', 'later'));
    expect(receipt).toMatchObject({ accepted: 1, rejected: { count: 2, permanent: 1 } });
    expect(receipt.deferred).toEqual([{ address: 'later@mission.example' }]);
    expect(receipt.response).not.toContain('@mission');
  });

  it('fails for good when every address is refused, without repeating any', async () => {
    const error = await failure(new SmtpChannel(sink.url).deliver(to('refused')));
    expect(error).toBeInstanceOf(PermanentFailure);
    expect(String(error)).toMatch(/550.*no such mailbox/);
    expect(String(error)).not.toContain('@mission');
  });

  it('fails for now when one of the refusals is for now', async () => {
    const error = await failure(new SmtpChannel(sink.url).deliver(to('refused', 'later')));
    expect(error).toMatchObject({ name: 'TransientFailure', perhapsDelivered: false });
  });

  it('succeeds when a server that said 451 is asked again', async () => {
    const channel = new SmtpChannel(sink.url);
    expect(await failure(channel.deliver(to('once')))).toMatchObject({ perhapsDelivered: false });
    expect(await channel.deliver(to('once'))).toMatchObject({ accepted: 1 });
  });

  it('does not know what became of a message when the server dies after taking it', async () => {
    const mortal = await startSmtpSink();
    const error = await failure(new SmtpChannel(mortal.url).deliver(to('dies')));
    expect(error).toBeInstanceOf(TransientFailure);
    expect(error).toMatchObject({ perhapsDelivered: true });
    await mortal.hasTaken(1);
  });

  it('does not know either when the server says nothing after taking it', async () => {
    const channel = new SmtpChannel(sink.url, { silence: 200 });
    expect(await failure(channel.deliver(to('silent')))).toMatchObject({ perhapsDelivered: true });
  });

  it('stops when it is told to, and says that it may have been delivered', async () => {
    const stop = new AbortController();
    const delivery = failure(new SmtpChannel(sink.url).deliver(to('silent'), stop.signal));
    await taken();
    stop.abort();
    expect(await delivery).toMatchObject({ name: 'TransientFailure', perhapsDelivered: true });
  });

  it.each<[string, (sink: SmtpSink) => string]>([
    ['that never greets', ({ muteUrl }) => muteUrl],
    ['that is not there', () => 'smtp://127.0.0.1:1'],
  ])('tries again later with a server %s', async (_, url) => {
    const channel = new SmtpChannel(url(sink), { silence: 200, connect: 200 });
    expect(await failure(channel.deliver(message))).toMatchObject({
      name: 'TransientFailure',
      perhapsDelivered: false,
    });
  });

  it.each(['', 'mail.example', 'http://mail.example', 'smtp://'])('refuses the server address %j', (url) => {
    expect(() => new SmtpChannel(url)).toThrow(/smtp:\/\/user:password@host:587/);
  });
});
