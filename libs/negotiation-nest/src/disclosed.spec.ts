import { Problem } from '#eventsourcing';
import { narrower, register, type Audience } from '#negotiation';
import {
  accept,
  decide,
  delegationId,
  GROUP,
  idOf,
  meetingOf,
  opening,
  proposed,
  proposeSplit,
  Q1,
  reading,
  scene,
  tabled,
  tried,
  widenAudience,
  type Room,
} from '../../negotiation/src/testing/index.js';
import { Archive, eventFor, type Kept } from './testing/archive.js';

const PUBLIC: Audience = { kind: 'public' };
const RESTRICTED: Audience = { kind: 'chair-and-secretariat' };
const AVALON: Audience = { kind: 'delegation', delegation: delegationId('Avalon') };
const GROUPED: Audience = { kind: 'group', group: GROUP };

const archives: Archive[] = [];
const archived = async (room: Pick<Room, 'bodyFacts' | 'facts'>): Promise<Archive> => {
  const archive = await Archive.open();
  archives.push(archive);
  await archive.record(room);
  return archive;
};
afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
});

const widened = (audience: Audience, ...revisions: number[]) =>
  eventFor(audience, 'AudienceWidened', { revisions, audience });

const ofText = (rows: readonly Kept[]): Kept[] => rows.filter(({ stream }) => stream === 'text-draft');

describe('what is disclosed', () => {
  const room = scene(tabled, reading, proposed, accept);
  const all = room.facts.map(({ revision }) => revision);

  it('is shown once everything is that it came of', async () => {
    const archive = await archived(room);
    const nobody = (): Promise<unknown> =>
      archive.ask('ShowText', { id: 'draft' }).then(
        ({ body }) => body,
        (error: unknown) => (error as Problem).code,
      );
    await expect(nobody()).resolves.toBe('TEXT_UNKNOWN');
    await archive.append('text-draft', [widened(PUBLIC, ...all.slice(1))]);
    await expect(nobody()).resolves.toBe('TEXT_UNKNOWN');
    await archive.append('text-draft', [widened(PUBLIC, 0)]);
    await expect(nobody()).resolves.toMatchObject({ id: 'draft' });
    expect(new Set(ofText(archive.rows()).map(({ audience }) => audience))).toEqual(new Set(['public']));
  });

  it('is shown as of earlier moments too', async () => {
    const archive = await archived(room);
    await archive.append('text-draft', [widened(PUBLIC, ...all)]);
    const then = await archive.ask('ShowText', { id: 'draft', at: '0' });
    expect(then.body).toMatchObject({ revision: '0' });
    const { body } = await archive.ask('TextHistory', { id: 'draft' });
    expect(body).toHaveLength(all.length + 1);
  });

  it('goes to a delegation, then its group, then everybody', async () => {
    const archive = await archived(scene(tabled));
    const said = { objectionId: idOf('o'), questionId: Q1, by: delegationId('Avalon'), ground: 'other', words: 'so' };
    await archive.append('text-draft', [eventFor(RESTRICTED, 'ConcernVoiced', said)]);
    const at = scene(tabled).facts.length;
    const who = async (): Promise<string[]> => {
      const asked = ['Avalon', 'Borealia', 'Corvania', 'rapporteur', 'chair'];
      const told = await Promise.all(
        asked.map(async (one) => {
          const { body } = await archive.ask('TextHistory', { id: 'draft' }, one);
          const shown = await archive.ask('ShowObjection', { id: 'draft', key: idOf('o') }, one).catch(() => undefined);
          const line = (body as { type: string }[]).some(({ type }) => type === 'ConcernVoiced');
          expect([one, shown !== undefined]).toEqual([one, line]);
          return line;
        }),
      );
      return asked.filter((_, n) => told[n]);
    };
    await expect(who()).resolves.toEqual(['chair']);
    await archive.append('text-draft', [widened(GROUPED, at)]);
    await expect(who()).resolves.toEqual(['Avalon', 'Borealia', 'chair']);
    await archive.append('text-draft', [widened({ kind: 'participants' }, at)]);
    await expect(who()).resolves.toEqual(['Avalon', 'Borealia', 'Corvania', 'rapporteur', 'chair']);
    const { body } = await archive.ask('TextHistory', { id: 'draft' }, 'chair');
    expect((body as { audience: string }[]).at(-1)?.audience).toBe('participants');
    const lines = (await archive.ask('TextHistory', { id: 'draft' }, 'Avalon')).body as object[];
    expect(lines.some((one) => 'audience' in one)).toBe(false);
  });

  it('leaves to nobody else what came of something narrower besides', async () => {
    const archive = await archived(scene(tabled));
    const at = scene(tabled).facts.length;
    const by = delegationId('Avalon');
    const said = { objectionId: idOf('o'), questionId: Q1, by, ground: 'other', words: 'so' };
    await archive.append('text-draft', [eventFor(RESTRICTED, 'ConcernVoiced', said)]);
    await archive.append('text-draft', [
      eventFor(AVALON, 'ObjectionLifted', { objectionId: idOf('o'), questionId: Q1, by }),
    ]);
    const rows = (): string[] =>
      archive
        .rows()
        .filter(({ kind }) => kind === 'objection')
        .map(({ audience }) => audience);
    expect(rows()).toEqual(['chair-and-secretariat', 'chair-and-secretariat']);
    await archive.append('text-draft', [widened({ kind: 'participants' }, at + 1)]);
    expect(rows()).toEqual(['chair-and-secretariat', 'chair-and-secretariat']);
    await archive.append('text-draft', [widened({ kind: 'participants' }, at)]);
    expect(rows()).toEqual(['participants', 'participants']);
  });
});

const { command: acceptProposal } = register.find(({ name }) => name === 'AcceptProposal')!;

describe('a question that came out of others', () => {
  const room = scene(
    tabled,
    reading,
    proposed,
    accept,
    proposeSplit('Avalon', Q1, [4], 'split'),
    decide(acceptProposal, 'split'),
  );
  const split = room.facts.length - 1;
  const leaves = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

  it('is for whom the event is that opened it, and tells of the narrower ones before only what that does', async () => {
    const archive = await archived(room);
    await archive.append('text-draft', [widened(PUBLIC, split)]);
    const open = ofText(archive.rows()).filter(
      ({ kind, audience }) => kind === 'question' && audience === 'public',
    ) as (Kept & { doc: string })[];
    const { parts } = room.facts[split]?.data as { parts: { questionId: string }[] };
    expect(open.map(({ key }) => key).toSorted()).toEqual(parts.map(({ questionId }) => questionId).toSorted());
    const told = JSON.stringify(room.facts[split]);
    for (const { doc } of open) {
      const { wording, segments } = JSON.parse(doc) as { wording: string; segments: unknown };
      const said = [...wording.split(' '), ...leaves(segments).filter((leaf) => String(leaf).length === 36)];
      expect(said.filter((one) => !told.includes(String(one)))).toEqual([]);
    }
  });
});

describe.each(process.env.NONPAPER_DEEP ? [1, 2, 3, 4, 5, 6, 7, 8] : [3])('after a random meeting (%i)', (seed) => {
  const random = meetingOf(seed).reduce(tried, opening);
  // Whatever was not disclosed yet, a half and then the rest.
  const rest = (parity: number) => (before: Room) => {
    const left = [...before.text.audiences.keySeq()];
    const open = before.facts.map(({ revision }) => revision).filter((n) => n % 2 === parity && !left.includes(n));
    return widenAudience(PUBLIC, ...open.slice(0, 1000))(before);
  };
  const [half, whole] = [tried(random, rest(0)), tried(tried(random, rest(0)), rest(1))];

  it('shows, event by event or all at once, the same rows', async () => {
    const once = await archived(half);
    const slowly = await archived({ bodyFacts: half.bodyFacts, facts: [] });
    for (const id of new Set(half.facts.map(({ meta }) => meta.commandId)))
      await slowly.append(
        'text-draft',
        half.facts.filter(({ meta }) => meta.commandId === id),
      );
    expect(slowly.rows()).toEqual(once.rows());
    expect(slowly.entries()).toEqual(once.entries());
  }, 120_000);

  it('makes each row for those whom all are for that told of it', async () => {
    const archive = await archived(half);
    const { rows, entries } = { rows: ofText(archive.rows()), entries: archive.entries() as Lined[] };
    const own = new Map(entries.filter(({ stream }) => stream === 'text-draft').map((e) => [e.revision, e.audience]));
    expect(new Set(own.values())).toEqual(new Set(['public', 'participants']));
    for (const row of rows) {
      const told = rows.filter((o) => o.kind === row.kind && o.key === row.key && o.since <= row.since);
      if (!told.some(isPublished))
        expect({ row, audience: row.audience }).toEqual({
          row,
          audience: told.map(({ since }) => own.get(since) ?? '').reduce(narrower),
        });
    }
  });

  it('hides nothing any more where all is for everybody', async () => {
    const archive = await archived(whole);
    expect(ofText(archive.rows()).filter(({ audience }) => audience !== 'public')).toEqual([]);
    const { body } = await archive.ask('TextHistory', { id: 'draft', limit: '9999' });
    expect(body).toHaveLength(whole.facts.length);
  });
});

interface Lined {
  readonly stream: string;
  readonly revision: number;
  readonly audience: string;
}

const isPublished = (row: Kept): boolean => (row as Kept & { published: number }).published === 1;
