import {
  accept,
  allCarriedOver,
  closed,
  delegationId,
  instant,
  interim,
  issued,
  proposed,
  Q1,
  reading,
  scene,
  tabled,
} from '../../negotiation/src/testing/index.js';
import type { Params } from './answers.js';
import { Archive, eventFor } from './testing/archive.js';

describe('what is read as of a moment', () => {
  const room = scene(
    tabled,
    reading,
    proposed,
    accept,
    ...allCarriedOver,
    closed,
    issued,
    interim({ symbol: 'WG.7/2018/CRP.1/Rev.2' }),
  );
  let archive: Archive;

  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(room);
  });
  afterAll(() => archive.close());

  const revisionOf = (type: string): number => room.facts.find((fact) => fact.type === type)?.revision ?? -1;
  const before = (): Date => new Date(String(room.facts[revisionOf('ProposalAccepted')]?.meta.occurredAt));
  const wordingAt = async (at?: string): Promise<string> => {
    const { body } = await archive.ask('ShowQuestion', { id: 'draft', question: Q1, at }, 'Avalon');
    return (body as { wording: string }).wording;
  };
  const problem = (at: string): Promise<unknown> => wordingAt(at).catch((error: unknown) => error);

  it('is the wording of that revision', async () => {
    const accepted = revisionOf('ProposalAccepted');
    expect(await wordingAt(String(accepted - 1))).toContain('measures');
    expect(await wordingAt(String(accepted))).toContain('steps');
    expect(await wordingAt()).toContain('steps');
  });

  it.each(['', 'recorded:'])('is that of the instant: %s', async (prefix) => {
    const then = before();
    const earlier = new Date(then.getTime() - 1).toISOString();
    expect(await wordingAt(`${prefix}${earlier}`)).toContain('measures');
    expect(await wordingAt(`${prefix}${then.toISOString()}`)).toContain('steps');
    expect(await wordingAt(`${prefix}2018-07-04`)).toContain('steps');
  });

  it('is that of a reading as it was closed, and of a version', async () => {
    const text = async (at: string): Promise<object> =>
      (await archive.ask('ShowText', { id: 'draft', at }, 'Avalon')).body as object;
    expect(await text('reading:1')).toMatchObject({ revision: String(revisionOf('ReadingClosed')) });
    const [first, last, between] = room.text.versions;
    expect(await text(`version:${first?.versionId ?? ''}`)).toMatchObject({ revision: String(first?.revision) });
    expect(await text(`version:${last?.versionId ?? ''}`)).toMatchObject({ revision: String(last?.revision) });
    expect(await text('version:WG.7/2018/CRP.1/Rev.2')).toMatchObject({ revision: String(between?.revision) });
  });

  it.each(['99999', '2017-01-01', `recorded:${instant(-100)}`, 'reading:7', 'version:NONE'])(
    'is unknown at %s',
    async (at) => {
      expect(await problem(at)).toMatchObject({ name: 'NotFound', code: 'MOMENT_UNKNOWN' });
    },
  );

  it.each(['', 'yesterday', 'recorded:', '-1', '2018-13-45', '1.5'])('is malformed: %j', async (at) => {
    expect(await problem(at)).toMatchObject({ name: 'Invalid', code: 'MOMENT_MALFORMED' });
  });
});

describe('pages', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(scene(tabled, reading, proposed, accept, ...allCarriedOver, closed, issued));
    for (let n = 0; n < 23; n++) {
      const audience = { kind: 'delegation' as const, delegation: delegationId('Avalon') };
      const notice = {
        notice: `n${String(n)}`,
        kind: 'k',
        recipient: delegationId('Avalon'),
        text: 'draft',
        lines: [],
      };
      const way = { language: 'en', channel: 'inbox' };
      await archive.append(`delivery-n${String(n)}~a`, [
        eventFor(audience, 'NoticeDue', { ...notice, title: notice.notice, ways: [way, { ...way, language: 'fr' }] }),
        eventFor(audience, 'DeliveryAccepted', { ...way, messageId: 'm', accepted: 1, rejected: 0 }),
      ]);
    }
  });
  afterAll(() => archive.close());

  const paged = async (query: string, params: Params, limit: number): Promise<unknown[]> => {
    const items: unknown[] = [];
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await archive.ask(query, { ...params, limit: String(limit), after }, 'Avalon');
      expect((page.body as unknown[]).length).toBeLessThanOrEqual(limit);
      items.push(...(page.body as unknown[]));
      after = page.next;
    }
    return items;
  };

  it.each([
    ['TextHistory', { id: 'draft' }],
    ['QuestionHistory', { id: 'draft', question: Q1 }],
    ['ListDeliveries', { id: 'draft' }],
    ['ListDeliveries', { id: 'draft', notice: 'n7' }],
    ['ShowInbox', { id: 'wg' }],
  ] as const)('of %s %o hold everything once', async (query, params) => {
    const { body: whole } = await archive.ask(query, params, 'Avalon');
    expect((whole as unknown[]).length).toBeGreaterThan(1);
    for (const limit of [1, 2, 5, 23, 1000]) expect(await paged(query, params, limit)).toEqual(whole);
  });
});
