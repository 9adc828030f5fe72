import {
  accept,
  comment,
  confirmTranscript,
  delegationId,
  idOf,
  proposed,
  Q1,
  raiseIdea,
  reading,
  scene,
  tabled,
  takeUpComment,
  transcribed,
} from '../../negotiation/src/testing/index.js';
import { Archive } from './testing/archive.js';

type Told = Readonly<Record<string, unknown>>;

describe('the views of what is said in the room', () => {
  const room = scene(
    tabled,
    reading,
    transcribed('Avalon', proposed),
    accept,
    raiseIdea('Borealia', Q1),
    comment('Elysia', Q1, ['by sea', 'by sea or river']),
    takeUpComment('Borealia', 'taken'),
    comment('Open Harbour', Q1, undefined, 'words'),
    comment('Elysia', Q1, ['smuggling', 'movement'], 'left'),
    confirmTranscript('Avalon'),
  );
  const unconfirmed = String(room.text.revision - 1);
  let archive: Archive;

  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(room);
  });
  afterAll(() => archive.close());

  const ask = async <T = Told>(query: string, params: object = {}): Promise<T> =>
    (await archive.ask(query, { id: 'draft', ...params }, 'Avalon')).body as T;

  it('say on question and proposal that a transcript is unconfirmed, until it is confirmed', async () => {
    const at = { at: unconfirmed };
    expect(await ask('ShowProposal', { key: idOf('p'), ...at })).toMatchObject({
      status: 'accepted',
      unconfirmed: true,
    });
    expect(await ask('ShowQuestion', { question: Q1, ...at })).toMatchObject({ unconfirmed: [idOf('p')] });
    expect(await ask('ShowProposal', { key: idOf('p') })).not.toHaveProperty('unconfirmed');
    expect(await ask('ShowQuestion', { question: Q1 })).not.toHaveProperty('unconfirmed');
  });

  it('remember in the history that a decision was on an unconfirmed one', async () => {
    const lines = await ask<Told[]>('QuestionHistory', { question: Q1 });
    const of = (type: string): Told | undefined => lines.find((line) => line.type === type);
    expect(of('ProposalAccepted')).toMatchObject({ unconfirmed: true });
    expect(of('TranscriptConfirmed')).not.toHaveProperty('unconfirmed');
    expect(of('CommentTakenUp')).toMatchObject({ data: { suggestedBy: delegationId('Elysia') } });
  });

  it('list comments, and who took them up', async () => {
    expect(await ask<Told[]>('ListComments', { question: Q1 })).toMatchObject([
      { commentId: idOf('comment'), status: 'taken-up', proposals: [idOf('taken')] },
      { commentId: idOf('words'), status: 'made', words: 'Rivers matter.', capacity: 'ngo' },
      { commentId: idOf('left'), status: 'made' },
    ]);
    expect(await ask<Told[]>('ListComments', { status: 'taken-up' })).toHaveLength(1);
    expect(await ask('ShowComment', { key: idOf('left') })).toMatchObject({ by: delegationId('Elysia') });
  });

  it('lay no comment over the text: only what is proposed competes', async () => {
    const { segments, beside } = await ask<{ segments: unknown; beside: unknown }>('NegotiationOfQuestion', {
      question: Q1,
    });
    expect(JSON.stringify(segments)).toContain(' or river');
    expect(JSON.stringify(segments)).not.toContain('movement');
    expect(beside).toMatchObject([{ proposal: idOf('idea'), kind: 'idea', collidesWith: [] }]);
  });

  it('compile proposals and ideas, and no comment', async () => {
    const compiled = await ask<object>('CompilationOfQuestion', { question: Q1 });
    expect(JSON.stringify(compiled)).toContain('It should speak of rivers too.');
    expect(JSON.stringify(compiled)).not.toContain('movement');
  });
});
