import type { Service } from '#api';
import { Client } from '#cli';
import { register, verbOf } from '#negotiation';
import { queries } from '#negotiation-nest';
import { Folder, inProcess } from './kit/service.js';
import { screen, setStage, type Stage } from './kit/stage.js';

describe('the doors', () => {
  const folder = new Folder();
  let service: Service;
  let stage: Stage;

  beforeAll(async () => {
    service = await inProcess(folder);
    stage = await setStage(new Client(service.url), (person) => folder.tokenFor(person), { questions: 2 });
  });
  afterAll(async () => {
    await service.close();
    folder.remove();
  });

  const person = (n: string): Promise<string> => folder.tokenFor(`be4c0000-0000-4000-8000-0000000000${n}`);
  const get = async (path: string, token?: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.url}/${path}`, {
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    });

  interface Operation {
    readonly operationId: string;
    readonly description?: string;
    readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly properties: object } }> };
    readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
    readonly responses: object;
  }

  describe('in OpenAPI', () => {
    let paths: Record<string, Record<string, Operation>>;
    beforeAll(async () => {
      const document = (await (await get('openapi.json')).json()) as { openapi: string; paths: typeof paths };
      expect(document.openapi).toMatch(/^3\./);
      paths = document.paths;
    });

    it.each(register.map(({ name, subject }) => [name, subject] as const))('%s has its operation', (name, subject) => {
      const folders = {
        ...{
          text: 'texts/{id}',
          body: 'bodies/{id}',
          person: 'persons/{id}',
          notice: 'notices/{id}',
          access: 'access',
        },
      };
      const operation = paths[`/${folders[subject]}/${verbOf(name)}`]?.post;
      expect(operation?.operationId).toBe(name);
      const schema = operation?.requestBody?.content['application/json']?.schema;
      expect(Object.keys(schema?.properties ?? {})).toEqual(expect.arrayContaining(['data', 'occurredAt']));
    });

    it.each(queries)('$name has its operation', ({ name, path, description }) => {
      const operation = paths[`/${path.replace(/:(\w+)/g, '{$1}')}`]?.get;
      expect([operation?.operationId, operation?.description]).toEqual([name, description]);
    });

    it('every operation has its own id, its answers and the parameters of its path', () => {
      const all = Object.entries(paths).flatMap(([path, methods]) =>
        Object.values(methods).map((operation) => ({ path, operation })),
      );
      const ids = all.map(({ operation }) => operation.operationId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { path, operation } of all) {
        expect(Object.keys(operation.responses)).not.toEqual([]);
        const named = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name);
        expect([path, named.toSorted()]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, p]) => p).toSorted()]);
      }
    });

    it('every reference leads somewhere', async () => {
      const document = (await (await get('openapi.json')).json()) as Record<string, unknown>;
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to = '']) => to);
      const at = (to: string): unknown =>
        to
          .split('/')
          .reduce<unknown>((place, step) => (place as Record<string, unknown> | undefined)?.[step], document);
      expect(references.filter((to) => at(to) === undefined)).toEqual([]);
    });
  });

  it('gives the raw ledger in pages that hold everything once', async () => {
    const token = await person('02');
    const path = `ledger/text-${stage.text}`;
    const whole = (await (await get(path, token)).json()) as { revision: string; hash: string }[];
    expect(whole.map(({ revision }) => revision)).toEqual(whole.map((_, n) => String(n)));
    const paged: unknown[] = [];
    let next: string | undefined = `${path}?limit=2`;
    while (next !== undefined) {
      const page = await get(next, token);
      paged.push(...((await page.json()) as unknown[]));
      next = /<\/([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1];
    }
    expect(paged).toEqual(whole);
    expect((await get(`${path}?limit=0`, token)).status).toBe(400);
  });

  it('names each component of its health, and gives figures', async () => {
    const ready = await get('readyz');
    expect(ready.status).toBe(200);
    const { components } = (await ready.json()) as { components: Record<string, { ready: boolean }> };
    expect(Object.keys(components)).toEqual(expect.arrayContaining(['store', 'views']));
    expect(Object.keys(components).length).toBeGreaterThan(2);
    expect((await get('livez')).status).toBe(200);
    const metrics = await get('metrics');
    const figures = await metrics.text();
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    for (const figure of ['nonpaper_request_seconds_count', 'nonpaper_jobs', 'nonpaper_view_position', 'process_cpu'])
      expect(figures).toContain(figure);
    expect(figures).toMatch(/route="\/texts\/:id\/table-text",method="POST",status="200"/);
    expect(Number(/^nonpaper_view_position (\d+)/m.exec(figures)?.[1])).toBeGreaterThan(5);
  });

  it('shows a paper to participants, and to everybody once it is Conference-ready', async () => {
    const path = `texts/${stage.text}/paper`;
    const [delegate, html] = [await person('10'), { accept: 'text/html' }];
    const public404 = await get(path);
    expect([public404.status, ((await public404.json()) as { code: string }).code]).toEqual([404, 'VERSION_UNKNOWN']);
    expect((await get(path, await person('77'))).status).toBe(404);
    const paper = await get(path, delegate, html);
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(paper.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await paper.text()).toMatch(/^<!doctype html>/i);
    expect((await get(`${path}?version=none`, delegate)).status).toBe(404);

    for (const questionId of stage.questions) {
      const seen = await screen(stage, questionId);
      const data = { questionId, outcome: 'agreed' };
      await stage.chair.act('text', stage.text, 'dispose-of-question', { data, seen });
    }
    const versionId = await conclude();
    expect((await get(path)).status).toBe(404);
    const seen = { text: await revision() };
    await stage.chair.act('text', stage.text, 'certify-conference-ready', { data: { versionId }, seen });
    const [open, json] = [await get(path), await get(path, undefined, { accept: 'application/json' })];
    expect([open.status, json.status]).toEqual([200, 200]);
    expect(json.headers.get('content-type')).toContain('application/json');
    const content = JSON.stringify(await json.json());
    expect(content).toContain('matter 1 of the Protocol');
    expect(await open.text()).toContain('matter 1 of the Protocol');
  });

  it('shows an earlier paper to everybody once all is for them that it may tell of', async () => {
    const history = await stage.chair.get<{ revision: string; type: string; data: { versionId?: string } }[]>(
      `texts/${stage.text}/history`,
    );
    const first = history.findIndex(({ type }) => type === 'VersionIssued');
    const told = history.slice(0, first + 1).map(({ revision }) => revision);
    const path = `texts/${stage.text}/paper?version=${history[first]?.data.versionId ?? ''}`;
    const readers = async (): Promise<number[]> =>
      Promise.all(
        [undefined, await person('77'), await person('10')].map(async (who) => (await get(path, who)).status),
      );
    const widen = async (...revisions: string[]): Promise<unknown> =>
      stage.secretariat.act('text', stage.text, 'widen-audience', {
        data: { revisions, audience: { kind: 'public' } },
      });

    expect(await readers()).toEqual([404, 404, 200]);
    await widen(...told.slice(1));
    expect(await readers()).toEqual([404, 404, 200]);
    await widen(...told.slice(0, 1));
    expect(await readers()).toEqual([200, 200, 200]);
  });

  const revision = async (): Promise<string> =>
    (await stage.chair.get<{ revision: string }>(`texts/${stage.text}`)).revision;

  const conclude = async (): Promise<string> => {
    await stage.chair.act('text', stage.text, 'close-reading', { data: {}, seen: { text: await revision() } });
    const issued = await stage.chair.act('text', stage.text, 'issue-revision', {
      data: {},
      seen: { text: await revision() },
    });
    return String(issued.events.find(({ type }) => type === 'VersionIssued')?.data.versionId);
  };
});
