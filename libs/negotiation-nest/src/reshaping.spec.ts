import {
  accept,
  delegationId,
  idOf,
  propose,
  proposed,
  proposeDeletion,
  proposeMerge,
  proposeMove,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  scene,
  sectionOf,
  tabled,
  type Step,
} from '../../negotiation/src/testing/index.js';
import { Archive, eventFor } from './testing/archive.js';

interface Told {
  readonly questionId: string;
  readonly [more: string]: unknown;
}

describe('a merger', () => {
  const merger = proposeMerge('Corvania', [Q1, Q3], [' and'], 'merger');
  const other = propose('Borealia', Q3, 'training', 'schooling', 'other');
  const deletion = proposeDeletion('Avalon', { questionId: Q2 }, 'deletion');
  const room = scene(tabled, reading, proposed, other, merger, deletion);
  let archive: Archive;

  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(room);
  });
  afterAll(() => archive.close());

  const ask = async <T>(query: string, params: object = {}): Promise<T> =>
    (await archive.ask(query, { id: 'draft', ...params }, 'Avalon')).body as T;

  it.each([
    [Q1, ['p', 'merger']],
    [Q2, ['deletion']],
    [Q3, ['other', 'merger']],
  ])('is among the proposals of each of its questions (%s)', async (question, keys) => {
    const ids = keys.map((key) => idOf(key));
    const listed = await ask<{ proposalId: string }[]>('ListProposals', { question });
    expect(listed.map(({ proposalId }) => proposalId)).toEqual(ids);
    const compiled = await ask<{ proposals: { proposalId: string }[] }>('CompilationOfQuestion', { question });
    expect(compiled.proposals.map(({ proposalId }) => proposalId)).toEqual(ids);
    const { outstanding } = await ask<{ outstanding: Told[] }>('ShowOutstanding');
    const undecided = outstanding.filter((one) => one.question === question && one.kind === 'proposal-undecided');
    expect(undecided.map(({ proposal }) => proposal)).toEqual(ids);
  });

  it('stands beside the wording of each of them, with whose it is and what it collides with', async () => {
    const { questions } = await ask<{ questions: Told[] }>('NegotiationOfText');
    const beside = new Map(questions.map((one) => [one.questionId, one.beside]));
    const told = { proposal: idOf('merger'), kind: 'merge', by: [delegationId('Corvania')], stale: false };
    const collidesWith = (key: string) => [{ proposal: idOf(key), kinds: ['question-merged'] }];
    expect(beside.get(Q1)).toEqual([{ ...told, collidesWith: collidesWith('p') }]);
    expect(beside.get(Q3)).toEqual([{ ...told, collidesWith: collidesWith('other') }]);
    expect(beside.get(Q2)).toMatchObject([{ kind: 'deletion', collidesWith: [] }]);
  });

  it('is in the way of the edits of each, and they of it', async () => {
    const { colliding } = await ask<{ colliding: unknown }>('CollisionsOfQuestion', { question: Q3 });
    const where = [{ kind: 'question-merged', proposal: idOf('merger') }];
    expect(colliding).toEqual([{ proposals: [idOf('other'), idOf('merger')], where }]);
    expect(await ask('ShowProposal', { key: idOf('merger') })).toMatchObject({
      collidesWith: [
        { proposal: idOf('p'), kinds: ['question-merged'] },
        { proposal: idOf('other'), kinds: ['question-merged'] },
      ],
    });
    const listed = await ask<object[]>('ListProposals', { question: Q3 });
    expect(listed).toMatchObject([{ collidesWith: [{ proposal: idOf('merger') }] }, {}]);
  });

  it('is in nothing’s way once it is decided, and still told with all its questions', async () => {
    const later = await Archive.open();
    await later.record(scene(tabled, reading, proposeMerge('Corvania', [Q1, Q3]), accept));
    const { body } = await later.ask('ListProposals', { id: 'draft', question: Q3 }, 'Avalon');
    expect(body).toMatchObject([{ proposalId: idOf('p'), status: 'accepted' }]);
    expect(body).not.toMatchObject([{ collidesWith: [] }]);
    const history = await later.ask('QuestionHistory', { id: 'draft', question: Q3 }, 'Avalon');
    expect((history.body as { type: string }[]).map(({ type }) => type)).toEqual([
      ...['QuestionTabled', 'ReadingOpened', 'MergeProposed', 'MergeAccepted'],
    ]);
    await later.close();
  });
});

it('says everywhere that a move is stale whose place was moved away', async () => {
  const archive = await Archive.open();
  const moving = (questionId: string, after: string, key: string): Step =>
    proposeMove('Avalon', (at) => ({ questionId, sectionId: sectionOf(at, after), after }), key);
  await archive.record(scene(tabled, reading, moving(Q4, Q3, 'late'), moving(Q3, Q4, 'p'), accept));
  const ask = async (query: string, params: object): Promise<unknown> =>
    (await archive.ask(query, { id: 'draft', ...params }, 'Avalon')).body;
  expect(await ask('ShowProposal', { key: idOf('late') })).toMatchObject({ stale: true, collidesWith: [] });
  expect(await ask('CollisionsOfQuestion', { question: Q4 })).toMatchObject({
    stale: [{ proposal: idOf('late'), clashes: [] }],
  });
  expect(await ask('NegotiationOfQuestion', { question: Q4 })).toMatchObject({
    beside: [{ proposal: idOf('late'), stale: true }],
  });
  await archive.close();
});

it('names to nobody a proposal that is not for them', async () => {
  const archive = await Archive.open();
  const room = scene(tabled, reading, proposed, proposeDeletion('Corvania', { questionId: Q1 }, 'deletion'));
  const hidden = room.facts.at(-1)!;
  await archive.record({ bodyFacts: room.bodyFacts, facts: room.facts.slice(0, -1) });
  await archive.append('text-draft', [
    eventFor({ kind: 'delegation', delegation: delegationId('Corvania') }, hidden.type, hidden.data as object),
  ]);
  const shown = async (who: string) =>
    (await archive.ask('ShowProposal', { id: 'draft', key: idOf('p') }, who)).body as object;
  expect(await shown('Avalon')).toMatchObject({ collidesWith: [] });
  expect(await shown('Corvania')).toMatchObject({ collidesWith: [{ proposal: idOf('deletion') }] });
  await archive.close();
});
