import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Acted } from '#cli';
import type { RecordedEvent } from '#eventsourcing';
import { KurrentStore } from '#store-kurrentdb';
import { Cluster } from './kit/cluster.js';
import { person, setStage, wording, type Stage } from './kit/stage.js';

const COMMANDS = 400;
const PER_SECOND = 200;
const DELEGATIONS = 4;

interface Answered {
  readonly status: number;
  readonly body: string;
}

describe('two API nodes at one text', () => {
  let cluster: Cluster;
  let stage: Stage;
  let urls: string[];
  beforeAll(async () => {
    cluster = await Cluster.start({ workers: 0 });
    urls = cluster.apis.flatMap(({ running }) => running?.url ?? []);
    stage = await setStage(new Client(urls[0] ?? ''), cluster.tokenFor, { delegations: DELEGATIONS });
  });
  afterAll(() => cluster.stop());

  const proposing = async (): Promise<(n: number) => Promise<Answered>> => {
    const tokens = await Promise.all(
      Array.from({ length: DELEGATIONS }, (_, n) => cluster.tokens.issue(person(10 + n))),
    );
    const { revision: base } = await stage.chair.get<{ revision: string }>(`texts/${stage.text}`);
    return async (n) => {
      const about = n % stage.questions.length;
      const edit = { base, wording: `${wording(about)} Please attach document ${String(n)}.` };
      const answer = await fetch(`${urls[n % urls.length] ?? ''}/texts/${stage.text}/propose-edit`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[n % DELEGATIONS] ?? ''}` },
        body: JSON.stringify({ data: { questionId: stage.questions[about], edit } }),
      });
      return { status: answer.status, body: await answer.text() };
    };
  };

  /** Offered as a room would, whether or not what came before was answered. */
  const offered = async (propose: (n: number) => Promise<Answered>): Promise<Answered[]> => {
    const began = performance.now();
    const answers: Promise<Answered>[] = [];
    while (answers.length < COMMANDS) {
      const due = Math.min(COMMANDS, Math.ceil(((performance.now() - began) * PER_SECOND) / 1000));
      while (answers.length < due) answers.push(propose(answers.length));
      await pause(1);
    }
    return Promise.all(answers);
  };

  const conflicts = async (): Promise<number> => {
    const counts = urls.map(async (url) => {
      const figures = await (await fetch(`${url}/metrics`)).text();
      return Number(/^nonpaper_conflicts_total (\d+)/m.exec(figures)?.[1]);
    });
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };

  const proposed = async (): Promise<RecordedEvent[]> => {
    const store = await KurrentStore.open(cluster.eventStore);
    const events: RecordedEvent[] = [];
    for await (const event of store.read(`text-${stage.text}`)) if (event.type === 'EditProposed') events.push(event);
    await store.close();
    return events;
  };

  it('lose nothing, turn nobody away, and seldom decide in vain', async () => {
    const before = await conflicts();
    const answers = await offered(await proposing());
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const acknowledged = answers.flatMap(({ body }) => (JSON.parse(body) as Acted).events.map(({ id }) => id));
    expect(acknowledged).toHaveLength(COMMANDS);
    const recorded = (await proposed()).map(({ id }) => id);
    expect(recorded.toSorted()).toEqual(acknowledged.toSorted());
    expect(((await conflicts()) - before) / COMMANDS).toBeLessThanOrEqual(3);
  });
});
