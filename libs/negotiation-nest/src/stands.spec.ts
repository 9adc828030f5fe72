import { Forbidden, NotFound } from '#eventsourcing';
import {
  delegationId,
  dispose,
  dissociate,
  enter,
  forGroup,
  idOf,
  leave,
  meeting,
  MEETING,
  object,
  propose,
  Q1,
  Q2,
  Q3,
  reading,
  reserve,
  scene,
  stand,
  tabled,
  voice,
  type Step,
} from '../../negotiation/src/testing/index.js';
import { Archive } from './testing/archive.js';

type Told = Readonly<Record<string, unknown>>;

const [AVALON, BOREALIA, CORVANIA] = [delegationId('Avalon'), delegationId('Borealia'), delegationId('Corvania')];

describe('where things stand, and what one has missed', () => {
  const steps: readonly Step[] = [
    meeting,
    enter('Avalon', 'Borealia'),
    tabled,
    reading,
    propose('Avalon', Q1, 'measures', 'steps', 'p'),
    forGroup(stand('Avalon', Q1, 'support', { proposalId: idOf('p') })),
    leave('Borealia'),
    object('Corvania', Q2),
    enter('Borealia'),
    voice('Elysia', Q2, 'concern'),
    dissociate('Borealia'),
    dispose(Q3, 'agreed'),
    reserve('Avalon', Q3),
  ];
  let archive: Archive;

  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(scene(...steps));
  });
  afterAll(() => archive.close());

  const ask = async <T = Told>(query: string, params: object = {}, who = 'Avalon'): Promise<T> =>
    (await archive.ask(query, { id: 'draft', ...params }, who)).body as T;

  const types = async (query: string, params: object = {}, who = 'Avalon'): Promise<string[]> =>
    (await ask<{ entries: { type: string }[] }>(query, params, who)).entries.map(({ type }) => type);

  it('tells who supports what, and who says otherwise', async () => {
    const [one, ...more] = await ask<Told[]>('ShowSupport');
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      number: '1',
      proposalId: idOf('p'),
      parties: { support: 1 },
      counted: [{ delegation: AVALON, position: 'support', counts: true }],
      dissociated: [{ by: BOREALIA }],
    });
    expect(await ask('ShowSupport', { question: Q2 })).toEqual([]);
  });

  it('says it beside the proposals', async () => {
    const { proposals } = await ask<{ proposals: Told[] }>('CompilationOfQuestion', { question: Q1 });
    expect(proposals).toMatchObject([{ proposalId: idOf('p'), positions: { parties: { support: 1 } } }]);
  });

  it('lists what is outstanding, and what might be read next', async () => {
    const { outstanding, scope } = await ask<{ outstanding: Told[]; scope: string[] }>('ShowOutstanding');
    expect(outstanding).toMatchObject([
      { kind: 'proposal-undecided', number: '1', question: Q1, proposal: idOf('p'), by: [AVALON] },
      { kind: 'formal-objection', question: Q2, by: [CORVANIA] },
      { kind: 'concern', question: Q2, objection: idOf('concern') },
      { kind: 'reservation', question: Q3, by: [AVALON], words: 'Subject to our law.' },
    ]);
    expect(scope).toEqual([Q1, Q2]);
  });

  it('tells what happened since a delegation last spoke', async () => {
    expect(await types('ShowSinceSpoke')).toEqual([]);
    expect(await types('ShowSinceSpoke', {}, 'Borealia')).toEqual(['QuestionAgreed', 'ReservationMade']);
    expect(await ask('ShowSinceSpoke', {}, 'Borealia')).toMatchObject({ since: { type: 'Dissociated' } });
    const never = await ask<{ since: unknown; entries: unknown[] }>('ShowSinceSpoke', {}, 'Dorado');
    expect(never.since).toBeNull();
    expect(never.entries).not.toEqual([]);
  });

  it('pages through it', async () => {
    const page = await archive.ask('ShowSinceSpoke', { id: 'draft', limit: '1' }, 'Borealia');
    const { next = '' } = page;
    expect(await types('ShowSinceSpoke', { after: next }, 'Borealia')).toEqual(['ReservationMade']);
  });

  it('tells what happened while a delegation was out of the room', async () => {
    expect(await types('ShowWhileOut', {}, 'Borealia')).toEqual(['FormalObjectionRaised']);
    expect(await ask('ShowWhileOut', {}, 'Borealia')).toMatchObject({ meeting: MEETING, known: true });
    expect(await types('ShowWhileOut', { meeting: MEETING })).toEqual([]);
    const away = await types('ShowWhileOut', {}, 'Corvania');
    expect(away).toContain('ReservationMade');
  });

  it('is for the delegation itself, and for who sees all', async () => {
    for (const query of ['ShowSinceSpoke', 'ShowWhileOut']) {
      await expect(ask(query, { delegation: AVALON }, 'Borealia')).rejects.toThrow(Forbidden);
      await expect(ask(query, {}, 'chair')).rejects.toThrow(Forbidden);
      expect(await ask(query, { delegation: BOREALIA }, 'chair')).toMatchObject({ delegation: BOREALIA });
    }
    await expect(ask('ShowWhileOut', { meeting: idOf('nothing') })).rejects.toThrow(NotFound);
  });
});
