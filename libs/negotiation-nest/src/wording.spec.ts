import {
  accept,
  allCarriedOver,
  carryProposalOver,
  closed,
  coSponsor,
  decide,
  delegationId,
  dispose,
  issued,
  proposed,
  propose,
  proposeSplit,
  Q1,
  Q2,
  Q3,
  reading,
  scene,
  tabled,
  idOf,
  type Step,
} from '../../negotiation/src/testing/index.js';
import { Archive, eventFor } from './testing/archive.js';

interface Told {
  readonly questionId: string;
  readonly [more: string]: unknown;
}

interface Run {
  readonly text: string;
  readonly put?: object;
  readonly struck?: object;
  readonly first?: object;
}

describe('the views of wording', () => {
  const room = scene(
    tabled,
    reading,
    proposed,
    coSponsor('Borealia'),
    propose('Corvania', Q1, 'measures', 'policies', 'rival'),
    propose('Corvania', Q1, 'by sea', 'by land', 'apart'),
    accept,
    propose('Avalon', Q3, 'training', 'schooling', 'first'),
    propose('Borealia', Q3, 'the training', 'courses', 'second'),
    dispose(Q2, 'removed', { reason: 'duplication' }),
    ...allCarriedOver.filter((_, i) => i !== 1),
    ...['rival', 'apart', 'first', 'second'].map(carryProposalOver),
    closed,
    issued,
  );
  const open = String(room.facts.find(({ type }) => type === 'QuestionRemoved')?.revision);
  const accepted = room.facts.find(({ type }) => type === 'ProposalAccepted')?.revision ?? -1;
  let archive: Archive;

  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(room);
  });
  afterAll(() => archive.close());

  const ask = async (query: string, params: object = {}, who = 'Avalon'): Promise<Record<string, unknown>> =>
    (await archive.ask(query, { id: 'draft', ...params }, who)).body as Record<string, unknown>;
  const on = async (query: string, question: string, params: object = {}): Promise<Record<string, unknown>> =>
    ask(query, { question, ...params });

  it('compare two moments word by word, and say who', async () => {
    const { runs } = await on('CompareOfQuestion', Q1, { from: 'reading:1', to: String(accepted - 1) });
    expect(runs).toContainEqual(expect.objectContaining({ fate: 'inserted', text: ' measures' }));
    const { questions, from, to } = await ask('CompareOfText', { from: '5' });
    expect([from, to]).toEqual([{ revision: '5' }, { revision: String(room.text.revision) }]);
    expect(questions).toMatchObject([
      { questionId: Q1, number: '1', changes: ['changed'], acts: [{ type: 'ProposalAccepted', revision: accepted }] },
      { questionId: Q2, was: '1 (a)', changes: ['removed'], acts: [{ reason: 'duplication', by: { role: 'chair' } }] },
    ]);
    const [first] = questions as { runs: object[] }[];
    expect(first?.runs).toContainEqual(
      expect.objectContaining({
        ...{ fate: 'inserted', text: ' steps' },
        put: expect.objectContaining({
          by: [delegationId('Avalon'), delegationId('Borealia')],
          proposal: idOf('p'),
        }) as object,
      }),
    );
    expect((await ask('CompareOfText', { from: open, to: open })).questions).toEqual([]);
    expect((await on('CompareOfQuestion', Q3, { from: '5' })).runs).toMatchObject([{ fate: 'kept' }]);
  });

  it('attribute struck words too', async () => {
    const { runs } = await on('AttributionOfQuestion', Q1);
    expect(runs).toContainEqual(
      expect.objectContaining({ text: ' measures', struck: expect.objectContaining({ revision: accepted }) as object }),
    );
    const before = await on('AttributionOfQuestion', Q1, { at: String(accepted - 1) });
    expect(before.runs).toMatchObject([{ put: { by: ['chair'] } }]);
    expect((await ask('AttributionOfText')).questions).toHaveLength(3);
  });

  it('say what collides, what is stale and where', async () => {
    const told = await on('CollisionsOfQuestion', Q3, { at: open });
    expect(told.colliding).toMatchObject([
      { proposals: [idOf('first'), idOf('second')], where: [{ kind: 'overlap', b: { ins: ' courses' } }] },
    ]);
    const { stale } = await on('CollisionsOfQuestion', Q1, { at: open });
    expect(stale).toMatchObject([{ proposal: idOf('rival'), clashes: [{ kind: 'overlap', revision: accepted }] }]);
    const before = await on('CollisionsOfQuestion', Q1, { at: String(accepted - 1) });
    expect(before).toMatchObject({ stale: [], colliding: [{ proposals: [idOf('p'), idOf('rival')] }], more: false });
    expect((await ask('CollisionsOfText', { at: open })).questions).toHaveLength(3);
  });

  it('show the negotiation text with names', async () => {
    const { line, stale } = await on('NegotiationOfQuestion', Q1, { at: open });
    expect(line).toBe('Does your State have steps to prevent the smuggling of migrants by [sea] [land: Corvania]?');
    expect(stale).toMatchObject([{ proposal: idOf('rival') }]);
    const before = await on('NegotiationOfQuestion', Q1, { at: String(accepted - 1) });
    expect(before.line).toContain('have [measures] [steps: Avalon, Borealia] [policies: Corvania] to');
    const now = await ask('NegotiationOfText');
    expect((now.questions as Told[]).map(({ line: words }) => words)).toContain(
      'Which authorities of your State cooperate across borders?',
    );
  });

  it('compile the proposals side by side', async () => {
    const { proposals, wording } = await on('CompilationOfQuestion', Q1, { at: open });
    expect(wording).toContain('have steps');
    expect(proposals).toMatchObject([
      { status: 'accepted', capacity: 'party', by: [delegationId('Avalon'), delegationId('Borealia')] },
      {
        stale: true,
        base: expect.stringContaining('measures') as string,
        wording: expect.stringContaining('policies') as string,
      },
      { stale: false, now: expect.stringMatching(/steps.*by land/) as string },
    ]);
    const some = await ask('CompilationOfText', { at: open, status: 'accepted' });
    expect((some.questions as { proposals: object[] }[]).flatMap((one) => one.proposals)).toHaveLength(1);
    expect(some.additions).toEqual([]);
  });

  it('put in a table what each paragraph was made of, by whom and why', async () => {
    const { rows } = await ask('StreamliningOfText');
    expect(rows).toMatchObject([
      {
        ...{ questionId: Q1, wording: expect.stringContaining('steps') as string },
        contributors: [delegationId('Avalon'), delegationId('Borealia')],
        originals: [{ number: '1', wording: expect.stringContaining('measures') as string }],
        decisions: [{ type: 'ProposalAccepted', mode: 'chairs-responsibility' }],
      },
      { questionId: Q2, originals: [{ number: '1 (a)' }], decisions: [{ reason: 'duplication' }] },
    ]);
  });

  it('are empty where nothing is open, and unknown where nothing is', async () => {
    const empty = await on('CollisionsOfQuestion', Q1, { at: '5' });
    expect(empty).toMatchObject({ stale: [], colliding: [], same: [], touching: [], more: false });
    expect((await ask('CompareOfText', { from: '5', to: '5' })).questions).toEqual([]);
    const code = (query: string, params: object): Promise<unknown> =>
      ask(query, params).then(
        () => 'told',
        (error: unknown) => (error as { code: string }).code,
      );
    expect(await code('CompareOfText', { from: '99999' })).toBe('MOMENT_UNKNOWN');
    expect(await code('NegotiationOfText', { at: 'soon' })).toBe('MOMENT_MALFORMED');
    expect(await code('CollisionsOfQuestion', { question: 'nowhere' })).toBe('QUESTION_UNKNOWN');
    expect(await code('CompareOfQuestion', { question: 'nowhere', from: '5' })).toBe('QUESTION_UNKNOWN');
    expect(await code('AttributionOfText', { id: 'other' })).toBe('TEXT_UNKNOWN');
  });
});

describe('the views of wording, for the public', () => {
  it('attribute the words that they compare, and do not name whose act is not public', async () => {
    const archive = await Archive.open();
    const accepted =
      (key: string): Step =>
      (room) => ({ ...decide(accept(room).command, key)(room), key: `${key} accepted` });
    const part = idOf('split accepted', 0);
    const split = proposeSplit('Corvania', Q1, [6], 'split');
    const struck: Step = (room) => propose('Corvania', part, ' steps', '', 'strike')(room);
    const room = scene(tabled, reading, proposed, accept, split, accepted('split'), struck, accepted('strike'));
    const hidden = room.facts.findIndex(({ type }) => type === 'ProposalAccepted');
    const seen = (revision: number) => ({ kind: revision === hidden ? 'participants' : 'public' });
    const facts = room.facts.map((one) => ({ ...one, meta: { ...one.meta, audience: seen(one.revision) } }));
    await archive.record({ bodyFacts: room.bodyFacts, facts });
    const runs = async (query: string, moment: object): Promise<Run[]> =>
      ((await archive.ask(query, { id: 'draft', question: part, ...moment })).body as { runs: Run[] }).runs;
    const opened = String(room.facts.findIndex(({ type }) => type === 'SplitAccepted'));
    const [attributed, compared] = [
      await runs('AttributionOfQuestion', {}),
      await runs('CompareOfQuestion', { from: opened }),
    ];
    const gone = (all: readonly Run[]): string[] => all.flatMap((run) => (run.struck ? [run.text.trim()] : []));
    expect(gone(compared)).toEqual(['steps']);
    expect(gone(attributed)).toEqual(['steps']);
    expect(attributed.find((run) => run.struck)?.put).toMatchObject({ revision: hidden, by: [] });
    expect(compared.find((run) => run.struck)?.first).toMatchObject({ revision: hidden, by: [] });
    expect(JSON.stringify([attributed, compared])).not.toContain(delegationId('Avalon'));
    await archive.close();
  });

  it('show words while they are public, and nothing of what was made of them for fewer', async () => {
    const archive = await Archive.open();
    const room = scene(tabled, reading, proposed, accept);
    await archive.record(room);
    const text = { body: 'wg', kind: 'report', title: 'Open', originalLanguage: 'en', tokeniser: 1, sections: [] };
    const question = room.facts.find(({ type }) => type === 'QuestionTabled')!.data as object;
    const applied = room.facts.find(({ type }) => type === 'ProposalAccepted')!.data as object;
    const [everybody, participants] = [{ kind: 'public' }, { kind: 'participants' }] as const;
    await archive.append('text-open', [
      eventFor(everybody, 'TextTabled', text),
      eventFor(everybody, 'QuestionTabled', question),
      eventFor(participants, 'ProposalAccepted', applied),
    ]);
    const runs = async (query: string, moment: object, who?: string): Promise<string> =>
      archive.ask(query, { id: 'open', question: Q1, ...moment }, who).then(
        ({ body }) => JSON.stringify((body as { runs: unknown }).runs),
        (error: unknown) => (error as { code: string }).code,
      );
    const avalon = delegationId('Avalon');
    expect(await runs('CompareOfQuestion', { from: '1' }, 'Avalon')).toContain(avalon);
    expect(await runs('AttributionOfQuestion', {}, 'Avalon')).toContain(avalon);
    expect(await runs('AttributionOfQuestion', { at: '1' })).toContain('measures');
    expect(await runs('AttributionOfQuestion', { at: '1' })).not.toContain(avalon);
    expect(await runs('AttributionOfQuestion', {})).toBe('QUESTION_UNKNOWN');
    const compared = await runs('CompareOfQuestion', { from: '1' });
    expect(compared).toContain('measures');
    expect([avalon, 'steps'].filter((told) => compared.includes(told))).toEqual([]);
    await archive.close();
  });
});
