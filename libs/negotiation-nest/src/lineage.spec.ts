import {
  accept,
  decide,
  idOf,
  proposeMerge,
  proposeSplit,
  Q3,
  Q4,
  reading,
  scene,
  tabled,
  type Step,
} from '../../negotiation/src/testing/index.js';
import { Archive } from './testing/archive.js';

interface Told {
  readonly questionId: string;
  readonly [more: string]: unknown;
}

describe('the views of wording, where questions were split and merged', () => {
  const split = proposeSplit('Avalon', Q3, [7], 'split');
  const join: Step = (room) => proposeMerge('Borealia', [idOf('cut', 1), Q4], [' and'], 'join')(room);
  const accepted =
    (key: string, made: string): Step =>
    (room) => ({ ...decide(accept(room).command, key)(room), key: made });
  const room = scene(tabled, reading, split, accepted('split', 'cut'), join, accepted('join', 'joined'));
  const before = String(room.facts.findIndex(({ type }) => type === 'SplitProposed'));
  let archive: Archive;

  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(room);
  });
  afterAll(() => archive.close());

  const compared = async (query: string, params: object): Promise<Told[]> => {
    const { body } = await archive.ask(query, { id: 'draft', ...params }, 'Avalon');
    return (body as { questions?: Told[] }).questions ?? [body as Told];
  };

  it('follow them from the first state to the last, and back', async () => {
    const [first, all] = [idOf('cut', 0), idOf('joined')];
    const forth = await compared('CompareOfText', { from: before });
    const became = [
      { questionId: first, number: '2', status: 'open' },
      { questionId: all, number: '3', status: 'open' },
    ];
    expect(forth.map(({ questionId }) => questionId).toSorted()).toEqual([first, all, Q3, Q4].toSorted());
    expect(forth.find(({ questionId }) => questionId === Q3)).toMatchObject({
      ...{ was: '2', changes: ['removed'], status: { from: 'open', to: 'split' }, into: became },
      acts: [{ type: 'SplitAccepted' }, { type: 'MergeAccepted' }],
    });
    const [whole] = await compared('CompareOfQuestion', { question: Q3, from: String(room.text.revision), to: before });
    expect(whole).toMatchObject({ number: '2', changes: ['added'], outOf: became, status: { to: 'open' } });
  });

  it('compile what was proposed of them under each as it was, with what became of it', async () => {
    const [first, all] = [idOf('cut', 0), idOf('joined')];
    const questions = await compared('CompilationOfText', {});
    const on = (id: string) => questions.find(({ questionId }) => questionId === id);
    expect(on(Q3)).toMatchObject({
      ...{ was: '2', status: 'split', wording: expect.stringContaining('training') as string },
      into: [
        { questionId: first, number: '2', status: 'open' },
        { questionId: all, number: '3', status: 'open' },
      ],
      proposals: [{ proposalId: idOf('split'), status: 'accepted' }],
    });
    for (const [one, was] of [
      [idOf('cut', 1), '3'],
      [Q4, '4'],
    ])
      expect(on(one ?? '')).toMatchObject({
        ...{ was, status: 'merged', into: [{ questionId: all }], proposals: [{ proposalId: idOf('join') }] },
      });
    expect(await compared('CompilationOfQuestion', { question: Q4 })).toMatchObject([on(Q4)]);
    const undecided = await compared('CompilationOfText', { status: 'tabled' });
    expect(undecided.map(({ number, status }) => [number, status])).toEqual(
      ['1', '1 (a)', '2', '3'].map((number) => [number, 'open']),
    );
  });

  it('say who brought words in and who wrote them, and nothing of it besides', async () => {
    const [part] = await compared('CompareOfQuestion', { question: idOf('cut', 0), from: before });
    expect(part?.runs).toMatchObject([
      { fate: 'moved-here', put: { decision: 'SplitAccepted' }, first: { decision: 'QuestionTabled' } },
    ]);
    expect(JSON.stringify(part)).not.toContain('origin');
  });
});
