import type { Service } from '#api';
import { Client } from '#cli';
import { Folder, inProcess } from './kit/service.js';
import { screen, setStage, told, wording, type Stage } from './kit/stage.js';

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly stream: string; readonly revision: string; readonly type: string };
}

/** One connection to the stream, heard event by event. */
class Listener {
  private heard = '';

  private constructor(
    private readonly reader: ReadableStreamDefaultReader<string>,
    private readonly gone: AbortController,
  ) {}

  static async open(url: string, headers: Record<string, string>): Promise<Listener> {
    const gone = new AbortController();
    const { body, status } = await fetch(url, { headers, signal: gone.signal });
    if (!body || status !== 200) throw new Error(`answered ${String(status)}`);
    const listener = new Listener(body.pipeThrough(new TextDecoderStream()).getReader(), gone);
    await listener.block(); // the welcome: from here on nothing is missed
    return listener;
  }

  /** The next event; undefined when the stream has ended. */
  async next(): Promise<Heard | undefined> {
    for (;;) {
      const block = await this.block();
      if (block === undefined) return undefined;
      const { id, event, data } = Object.fromEntries(block.split('\n').map(field)) as Record<string, string>;
      if (id !== undefined && event !== undefined && data !== undefined)
        return { id, event, data: JSON.parse(data) as Heard['data'] };
    }
  }

  async take(count: number): Promise<Heard[]> {
    const events: Heard[] = [];
    for (let event; events.length < count && (event = await this.next());) events.push(event);
    return events;
  }

  leave(): void {
    this.gone.abort();
  }

  private async block(): Promise<string | undefined> {
    while (!this.heard.includes('\n\n')) {
      const { value, done } = await this.reader.read();
      if (done) return undefined;
      this.heard += value;
    }
    const end = this.heard.indexOf('\n\n');
    const block = this.heard.slice(0, end);
    this.heard = this.heard.slice(end + 2);
    return block;
  }
}

const field = (line: string): [string, string] => {
  const colon = line.indexOf(': ');
  return [line.slice(0, colon), line.slice(colon + 2)];
};

describe('the stream', () => {
  const folder = new Folder();
  let service: Service;
  let stage: Stage;
  let ledger: string;

  beforeAll(async () => {
    service = await inProcess(folder);
    stage = await setStage(new Client(service.url), (person) => folder.tokenFor(person), { questions: 2 });
    const position = await fetch(`${service.url}/bodies/room/convene-session`, {
      method: 'POST',
      headers: { ...(await bearer('00')), 'content-type': 'application/json' },
      body: JSON.stringify({ data: { n: 2, from: '2021-01-01', to: '2021-01-02' } }),
    });
    ledger = position.headers.get('nonpaper-position')?.split(':')[0] ?? '';
  });
  afterAll(async () => {
    await service.close();
    folder.remove();
  });

  const bearer = async (n: string): Promise<{ authorization: string }> => ({
    authorization: `Bearer ${await folder.tokenFor(`be4c0000-0000-4000-8000-0000000000${n}`)}`,
  });

  const listen = async (n: string | undefined, after?: string, query = ''): Promise<Listener> =>
    Listener.open(`${service.url}/stream${query}`, {
      ...(n !== undefined && (await bearer(n))),
      ...(after !== undefined && { 'last-event-id': after }),
    });

  const proposed = async (ending: string): Promise<string> => {
    const edit = { base: '1', wording: `${wording(0)} ${ending}` };
    const made = await stage.delegates[0]?.act('text', stage.text, 'propose-edit', {
      data: { questionId: stage.questions[0], edit },
    });
    return (made && told(made, 'EditProposed', 'proposalId')[0]) ?? '';
  };

  it('tells what is recorded from now on', async () => {
    const listener = await listen('02', undefined, `?text=${stage.text}`);
    await proposed('Now?');
    expect(await listener.next()).toMatchObject({ event: 'EditProposed', data: { stream: `text-${stage.text}` } });
    listener.leave();
  });

  it('resumes where it was left, without loss or repeats', async () => {
    await service.settled();
    const whole = await listen('02', `${ledger}:0`);
    const size = 15;
    const all = await whole.take(size);
    whole.leave();
    const positions = all.map(({ id }) => Number(id.split(':')[1]));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    const parts: Heard[] = [];
    for (let last = `${ledger}:0`; parts.length < size; last = parts.at(-1)?.id ?? last) {
      const listener = await listen('02', last);
      parts.push(...(await listener.take(Math.min(4, size - parts.length))));
      listener.leave();
    }
    expect(parts).toEqual(all);
  });

  it('tells everybody only what is for them', async () => {
    const proposalId = await proposed('For whom?');
    const seen = await screen(stage, stage.questions[0] ?? '', proposalId);
    await stage.chair.act('text', stage.text, 'not-retain', { data: { proposalId, reason: 'no-support' }, seen });
    await service.settled();
    const end = { data: { n: 3, from: '2022-01-01', to: '2022-01-02' } };
    await stage.chair.act('body', 'room', 'convene-session', end);
    const until = async (n: string | undefined): Promise<Heard[]> => {
      const listener = await listen(n, `${ledger}:0`);
      const heard: Heard[] = [];
      for (let sessions = 0; sessions < 3;) {
        const [event] = await listener.take(1);
        if (!event) break;
        heard.push(event);
        if (event.event === 'SessionConvened') sessions++;
      }
      listener.leave();
      return heard;
    };
    const types = (heard: Heard[]): Set<string> => new Set(heard.map(({ event }) => event));
    const open = ['BodyRegistered', 'DelegationAdmitted', 'StatusPrinted', 'SessionConvened'];
    expect([...types(await until(undefined))].toSorted()).toEqual(open.toSorted());
    expect([...types(await until('77'))].toSorted()).toEqual(open.toSorted());
    const [auditor, first, second] = [await until('02'), await until('10'), await until('11')];
    expect(types(auditor)).toEqual(new Set([...types(first), ...types(second)]));
    expect(types(first).has('QuestionTabled')).toBe(true);
    const deliveries = (heard: Heard[]): Set<string> =>
      new Set(heard.map(({ data }) => data.stream).filter((s) => s.startsWith('delivery-') && !s.endsWith('~papers')));
    expect(deliveries(first).size).toBeGreaterThan(0);
    for (const stream of deliveries(first)) expect(stream).toContain(stage.delegations[0]);
    for (const stream of deliveries(second)) expect(stream).toContain(stage.delegations[1]);
  });

  it.each([
    ['nonsense', 400, 'POSITION_MALFORMED'],
    ['00000000-0000-4000-8000-000000000000:1', 400, 'OTHER_LEDGER'],
  ])('does not resume after %s', async (last, status, code) => {
    const answer = await fetch(`${service.url}/stream`, { headers: { 'last-event-id': last } });
    expect(await answer.json()).toMatchObject({ status, code });
  });

  it('does not follow a text that is not for the reader', async () => {
    const answer = await fetch(`${service.url}/stream?text=${stage.text}`);
    expect(await answer.json()).toMatchObject({ status: 404, code: 'TEXT_UNKNOWN' });
  });

  describe('of one text', () => {
    const ofText = async (n: string | undefined, isLast: (event: Heard) => boolean): Promise<Heard[]> => {
      const listener = await listen(n, `${ledger}:0`, `?text=${stage.text}`);
      const heard: Heard[] = [];
      for (let event; (event = await listener.next());) {
        heard.push(event);
        if (isLast(event)) break;
      }
      listener.leave();
      return heard;
    };
    const streams = (heard: readonly Heard[]): Set<string> => new Set(heard.map(({ data }) => data.stream));

    it('tells a delegation the text and its own notices, and nothing else', async () => {
      const last = await proposed('The last?');
      const isLast = ({ data }: Heard): boolean => JSON.stringify(data).includes(last);
      const own = [...streams(await ofText('10', isLast))];
      const notices = own.filter((stream) => stream !== `text-${stage.text}`);
      expect(own).toContain(`text-${stage.text}`);
      expect(notices.length).toBeGreaterThan(0);
      for (const stream of notices) expect(stream).toContain(`~${stage.delegations[0] ?? ''}`);
      expect([...streams(await ofText('11', isLast))]).toEqual([`text-${stage.text}`]);
    });

    it('tells everybody what was widened to them, and no more of it', async () => {
      const widen = { data: { revisions: ['0', '1'], audience: { kind: 'public' } } };
      await stage.secretariat.act('text', stage.text, 'widen-audience', widen);
      const isLast = ({ event }: Heard): boolean => event === 'AudienceWidened';
      const toAll = ['TextTabled', 'QuestionTabled', 'AudienceWidened'];
      for (const n of [undefined, '77']) expect((await ofText(n, isLast)).map(({ event }) => event)).toEqual(toAll);
      expect((await ofText('10', isLast)).length).toBeGreaterThan(toAll.length);
    });
  });

  it('ends when the token is revoked', async () => {
    const listener = await listen('12');
    await proposed('Before?');
    expect(await listener.next()).toBeDefined();
    const person = 'be4c0000-0000-4000-8000-000000000012';
    await stage.operator.act('access', 'access', 'revoke-tokens', { data: { person } });
    const unheard = await proposed('After?');
    const rest: Heard[] = [];
    for (let event; (event = await listener.next());) rest.push(event);
    expect(JSON.stringify(rest)).not.toContain(unheard);
  });
});
