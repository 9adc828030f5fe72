import type { Client } from '#cli';
import { Folder, otherProcess } from './kit/service.js';
import { screen, setStage, told, wording, type Stage } from './kit/stage.js';

const ROUNDS = process.env['NONPAPER_DEEP'] === undefined ? 20 : 200;
const COMMANDS = 500;
const AT_ONCE = 16;

interface Delivery {
  readonly status: string;
  readonly perhapsTwice: boolean;
  readonly notice: string;
  readonly recipient: string;
  readonly language: string;
  readonly channel: string;
}

describe('kill -9 in the middle of commands', () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  /** Sends proposals until the process is killed under them; what was acknowledged. */
  const acknowledged = async (
    stage: Stage,
    client: Client,
    base: string,
    round: number,
    killAfter: number,
    kill: () => Promise<void>,
  ) => {
    const taken: string[] = [];
    let next = 0;
    let killed: Promise<void> | undefined;
    const line = async (): Promise<void> => {
      for (let n = next++; n < COMMANDS && killed === undefined; n = next++) {
        const edit = { base, wording: `${wording(0)} Round ${String(round)}, ${String(n)}.` };
        const given = { data: { questionId: stage.questions[0], edit } };
        const acted = await client.act('text', stage.text, 'propose-edit', given).catch(() => undefined);
        if (acted === undefined) return;
        taken.push(...told(acted, 'EditProposed', 'proposalId'));
        if (taken.length >= killAfter) killed ??= kill();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
    await killed;
    return taken;
  };

  it(`loses nothing acknowledged, and delivers everything (${String(ROUNDS)} times)`, async () => {
    let process = await otherProcess(folder);
    const stage = await setStage(process.door, (person) => folder.tokenFor(person), { mail: 'kill', questions: 3 });
    const delegate = (): Promise<string> => folder.tokenFor('be4c0000-0000-4000-8000-000000000010');
    const { revision: base } = await stage.chair.get<{ revision: string }>(`texts/${stage.text}`);
    const all: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const killAfter = 1 + ((round * 37) % (COMMANDS / 5));
      const client = process.door.as(await delegate());
      all.push(...(await acknowledged(stage, client, base, round, killAfter, () => process.kill())));
      await process.kill();
      process = await otherProcess(folder);
    }
    const door = process.door.as(await folder.tokenFor('be4c0000-0000-4000-8000-000000000000'));
    const proposals = await door.get<{ proposalId: string }[]>(`texts/${stage.text}/proposals`);
    const kept = new Set(proposals.map((p) => p.proposalId));
    expect(all.filter((id) => !kept.has(id))).toEqual([]);
    expect(all.length).toBeGreaterThan(ROUNDS);

    const moved = { ...stage, chair: door };
    for (const id of all.slice(0, 10)) {
      const seen = await screen(moved, stage.questions[0] ?? '', id);
      await door.act('text', stage.text, 'not-retain', { data: { proposalId: id, reason: 'no-support' }, seen });
    }
    await process.kill();
    process = await otherProcess(folder);
    const secretariat = process.door.as(await folder.tokenFor('be4c0000-0000-4000-8000-000000000001'));
    const deliveries = await everyDelivered(secretariat, stage.text, 20);
    const keys = deliveries.map((d) => `${d.notice} ${d.recipient} ${d.language} ${d.channel}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(deliveries.filter((d) => d.status !== 'delivered')).toEqual([]);
    await process.kill('SIGTERM');
  }, 600_000);

  /** Asks until so many are delivered: it is the deliveries that are awaited, not a time. */
  const everyDelivered = async (client: Client, text: string, due: number): Promise<Delivery[]> => {
    for (;;) {
      const deliveries = await client.get<Delivery[]>(`texts/${text}/deliveries`);
      if (deliveries.filter((d) => d.status === 'delivered').length >= due) return deliveries;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
});
