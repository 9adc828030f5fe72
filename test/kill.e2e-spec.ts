import type { Client } from '#cli';
import { unexplained, type DeliveryFact } from './kit/deliveries.js';
import { Folder, otherProcess } from './kit/service.js';
import { screen, setStage, told, wording, type Stage } from './kit/stage.js';

const ROUNDS = process.env.NONPAPER_DEEP === undefined ? 20 : 200;
const COMMANDS = 500;
const AT_ONCE = 16;

const PERSON = 'be4c0000-0000-4000-8000-0000000000';

interface Delivery {
  readonly status: string;
  readonly notice: string;
  readonly recipient: string;
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
    let running = await otherProcess(folder);
    const stage = await setStage(running.door, (person) => folder.tokenFor(person), { mail: 'kill', questions: 3 });
    const as = async (n: string): Promise<Client> => running.door.as(await folder.tokenFor(`${PERSON}${n}`));
    const { revision: base } = await stage.chair.get<{ revision: string }>(`texts/${stage.text}`);
    const all: string[] = [];
    const decided: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [before] = all.slice(-1);
      // What was decided just before is still being delivered when the process is killed.
      if (before !== undefined) decided.push(await notRetained({ ...stage, chair: await as('00') }, before));
      const killAfter = 1 + ((round * 37) % (COMMANDS / 5));
      const { kill } = running;
      all.push(...(await acknowledged(stage, await as('10'), base, round, killAfter, () => kill())));
      await kill();
      running = await otherProcess(folder);
    }
    const proposals = await (await as('00')).get<{ proposalId: string }[]>(`texts/${stage.text}/proposals`);
    const kept = new Set(proposals.map((p) => p.proposalId));
    expect(all.filter((id) => !kept.has(id))).toEqual([]);
    expect(all.length).toBeGreaterThan(ROUNDS);

    const deliveries = await everyDelivered(await as('01'), stage.text, decided.length * 2);
    expect(deliveries.filter((d) => d.status !== 'delivered')).toEqual([]);
    const auditor = await as('02');
    for (const { notice, recipient } of deliveries) {
      const stream = `delivery-${notice}~${recipient}`;
      expect(unexplained(await auditor.get<DeliveryFact[]>(`ledger/${encodeURIComponent(stream)}`))).toEqual([]);
    }
    await running.kill('SIGTERM');
  }, 900_000);

  const notRetained = async (stage: Stage, proposalId: string): Promise<string> => {
    const seen = await screen(stage, stage.questions[0] ?? '', proposalId);
    await stage.chair.act('text', stage.text, 'not-retain', { data: { proposalId, reason: 'no-support' }, seen });
    return proposalId;
  };

  /** Asks until so many are delivered: it is the deliveries that are awaited, not a time. */
  const everyDelivered = async (client: Client, text: string, due: number): Promise<Delivery[]> => {
    for (;;) {
      const deliveries = await client.get<Delivery[]>(`texts/${text}/deliveries`);
      if (deliveries.filter((d) => d.status === 'delivered').length >= due) return deliveries;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
});
