import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '#cli';
import { Folder, inProcess, otherProcess } from './kit/service.js';
import { propose, screen, setStage, type Stage } from './kit/stage.js';

describe('views', () => {
  const folder = new Folder();
  let stage: Stage;
  afterAll(() => folder.remove());

  const everything = async (client: Client): Promise<unknown[]> => {
    const wording = ['/compare?from=1', '/attribution', '/collisions', '/negotiation', '/compilation', '/streamlining'];
    const paths = ['', '/proposals', '/objections', '/readings', '/versions', '/history', ...wording].map(
      (p) => `texts/${stage.text}${p}`,
    );
    return Promise.all(
      [...paths, 'bodies/room/delegations', 'bodies/room/appointments'].map((path) => client.get(path)),
    );
  };

  it('are rebuilt to the same content when their file was deleted', async () => {
    const service = await inProcess(folder);
    stage = await setStage(new Client(service.url), (person) => folder.tokenFor(person));
    const { proposalId, questionId } = await propose(stage, 0, 0, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    await stage.chair.act('text', stage.text, 'reflect-in-brackets', { data: { proposalId }, seen });
    const before = await everything(stage.auditor);
    await service.close();
    for (const file of readdirSync(join(folder.path, 'views'))) rmSync(join(folder.path, 'views', file));

    const again = await inProcess(folder);
    const auditor = new Client(again.url, await folder.tokenFor('be4c0000-0000-4000-8000-000000000002'));
    await ready(again.url);
    expect(await everything(auditor)).toEqual(before);
    await again.close();
  });

  /** Waits until the service says that it is ready. */
  const ready = async (url: string): Promise<void> => {
    while (!(await fetch(`${url}/readyz`)).ok);
  };

  it('wait for a position of the future, then say so, and refuse one of another ledger', async () => {
    const service = await inProcess(folder);
    const token = await folder.tokenFor('be4c0000-0000-4000-8000-000000000000');
    const ask = (position: string): Promise<Response> =>
      fetch(`${service.url}/texts`, { headers: { authorization: `Bearer ${token}`, 'nonpaper-position': position } });
    const made = await fetch(`${service.url}/bodies/room/convene-session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { n: 2, from: '2021-01-01', to: '2021-01-02' } }),
    });
    const position = made.headers.get('nonpaper-position') ?? '';
    expect((await ask(position)).status).toBe(200);
    const [ledger = '', reached = ''] = position.split(':');
    const began = performance.now();
    const behind = await ask(`${ledger}:${String(Number(reached) + 1000)}`);
    expect(behind.status).toBe(503);
    expect(behind.headers.get('retry-after')).toBe('1');
    expect(await behind.json()).toMatchObject({ code: 'VIEW_BEHIND' });
    expect(performance.now() - began).toBeGreaterThan(1900);
    const other = await ask(`00000000-0000-4000-8000-000000000000:1`);
    expect(await other.json()).toMatchObject({ status: 400, code: 'OTHER_LEDGER' });
    await service.close();
  });

  it('tell a second process who holds the ledger', async () => {
    const first = await otherProcess(folder);
    const second = otherProcess(folder);
    await expect(second).rejects.toMatchObject({
      code: 'LEDGER_LOCKED',
      message: expect.stringContaining(String(first.child.pid)) as string,
    });
    await first.kill('SIGTERM');
  });
});
