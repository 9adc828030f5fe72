import { Client, type Acted } from '#cli';
import { KurrentStore } from '#store-kurrentdb';
import { Cluster } from './kit/cluster.js';
import { person, propose, screen, setStage, tabling, told, type Stage } from './kit/stage.js';

const LATER = 'QuestionAnnotated';

describe('a node of today beside one of a later version', () => {
  let cluster: Cluster;
  let store: KurrentStore;
  let [today, later, worker] = ['', '', ''];
  let stage: Stage;
  let other: Stage;
  beforeAll(async () => {
    cluster = await Cluster.start({ apis: 1, newer: 1, workers: 1 });
    const [old, young, hand] = [...cluster.apis, ...cluster.workers].map(({ running }) => running?.url ?? '');
    [today, later, worker] = [old ?? '', young ?? '', hand ?? ''];
    store = await KurrentStore.open(cluster.eventStore);
    stage = await setStage(new Client(today), cluster.tokenFor, { questions: 2, delegations: 1 });
    other = await another('report');
  });
  afterAll(async () => {
    await store.close();
    await cluster.stop();
  });

  const another = async (text: string): Promise<Stage> => {
    const tabled = await stage.chair.act('text', text, 'table-text', { data: tabling(1) });
    await stage.chair.act('text', text, 'open-reading', { data: { session: stage.session } });
    return { ...stage, text, questions: told(tabled, 'QuestionTabled', 'questionId') };
  };

  const annotate = async (url: string): Promise<Response> =>
    fetch(`${url}/texts/${stage.text}/annotate-question`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await cluster.tokenFor(person(0))}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { questionId: stage.questions[0], words: 'Answered in 2016.' } }),
    });

  /** A proposal is decided on, and whose it was hears of it: the record says so in a stream of its own. */
  const decided = async (on: Stage, chair = on.chair): Promise<string> => {
    const { proposalId, questionId } = await propose(on, 0, 0, 'Please explain.');
    const seen = await screen(on, questionId, proposalId);
    await chair.act('text', on.text, 'not-retain', { data: { proposalId, reason: 'no-support' }, seen });
    return proposalId;
  };

  const delivered = async (about: string): Promise<void> => {
    const stop = new AbortController();
    for await (const { events } of store.subscribe('start', { prefixes: ['delivery-'], signal: stop.signal }))
      if (events.some(({ stream, type }) => type === 'DeliveryAccepted' && stream.includes(about))) stop.abort();
  };

  const readiness = async (url: string): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, body: await answer.json() };
  };

  it('takes commands on a text as long as it knows all that happened to it', async () => {
    expect((await annotate(today)).status).toBe(404);
    await delivered(await decided(stage));
  });

  describe('once something happened to a text that it does not know', () => {
    let position: string;
    let before: unknown;
    const words = (): Promise<unknown> => stage.chair.get(`texts/${stage.text}/questions/${stage.questions[0] ?? ''}`);
    beforeAll(async () => {
      before = await words();
      const annotated = await annotate(later);
      const { events } = (await annotated.json()) as Acted;
      expect(events).toMatchObject([{ type: LATER }]);
      position = annotated.headers.get('nonpaper-position') ?? '';
    });

    it('still shows it, in the words it had', async () => {
      const shown = await fetch(`${today}/texts/${stage.text}`, {
        headers: { authorization: `Bearer ${await cluster.tokenFor(person(0))}`, 'nonpaper-position': position },
      });
      expect(shown.status).toBe(200);
      expect(await words()).toEqual(before);
    });

    it('takes no command on it, and says why', async () => {
      const refused = await fetch(`${today}/texts/${stage.text}/propose-edit`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await cluster.tokenFor(person(10))}`, 'content-type': 'application/json' },
        body: JSON.stringify({ data: { questionId: stage.questions[0], edit: { base: '1', wording: 'Why?' } } }),
      });
      expect(await refused.json()).toMatchObject({ status: 503, code: 'NEWER_LEDGER' });
      const { status, body } = await readiness(today);
      const reason = expect.stringContaining(`text-${stage.text} holds ${LATER}`) as string;
      expect([status, body]).toMatchObject([200, { components: { version: { ready: true, reason } } }]);
    });

    it('takes commands on other texts, and the worker does what follows', async () => {
      await delivered(await decided(other));
      const { status, body } = await readiness(worker);
      expect([status, body]).toMatchObject([200, { components: { dispatcher: { ready: true } } }]);
      expect(await (await fetch(`${worker}/metrics`)).text()).toContain('nonpaper_jobs{state="parked"} 0');
    });

    it('leaves that text to the later one, whose decisions are told by the worker of today', async () => {
      const chair = new Client(later, await cluster.tokenFor(person(0)));
      const delegate = new Client(later, await cluster.tokenFor(person(10)));
      await delivered(await decided({ ...stage, chair, delegates: [delegate] }));
    });
  });
});
