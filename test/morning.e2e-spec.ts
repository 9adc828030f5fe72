import { until } from '#queue/testing';
import { idIn, Sitting, type Delegation } from './kit/sitting.js';

interface Line {
  readonly type: string;
  readonly revision: string;
  readonly instructed?: { readonly status: string };
}

/** The first meeting of a session, from ten to one, as its minutes would have it. */
describe('a morning', () => {
  let room: Sitting;
  let meeting: string;
  let proposal: string;
  let objection: string;
  let put: string;
  let slip: string;

  beforeAll(async () => {
    room = await Sitting.prepare();
  }, 30_000);
  afterAll(() => room.end());

  const told = async (name: Delegation): Promise<string[]> => (await room.inbox(name)).map(({ kind }) => kind);
  const heard = (name: Delegation, ...kinds: readonly string[]): Promise<void> =>
    until(async () => {
      const so = await told(name);
      return kinds.every((kind) => so.includes(kind));
    });
  const register = (name: string): Promise<Line[]> => room.view(`/register/${name}`);
  const question = async (n: number) =>
    room.view<{ status: string; wording: string; contestedAfterwards?: object[] }>(`/questions/${room.question(n)}`);

  it('10:00 The Chair opened the meeting. Avalon, Borealia, Corvania and Elysia were in the room.', async () => {
    room.at('10:00');
    const opened = await room.meeting('chair', 'open-meeting', { session: room.stage.session });
    meeting = idIn(opened, 'MeetingOpened', 'meeting');
    const entered = (['Avalon', 'Borealia', 'Corvania', 'Elysia'] as const).map((name) => room.delegation(name));
    await room.meeting('secretariat', 'record-presence', { meeting, entered });
  });

  it('10:05 The Chair took up question 2; question 3 would be next.', async () => {
    room.at('10:05');
    await room.chair('take-up-question', { questionId: room.question(2), next: [room.question(3)] }, { question: 2 });
  });

  it('10:06 Avalon read out a wording for question 2. The secretariat wrote it down, and Avalon confirmed it.', async () => {
    room.at('10:06');
    const edit = await room.edit(2, 'which?', 'which, and in which courts of which districts?');
    proposal = idIn(
      await room.readOut('Avalon', 'propose-edit', { questionId: room.question(2), edit }),
      'EditProposed',
      'proposalId',
    );
    expect(await room.view(`/proposals/${proposal}`)).toMatchObject({ form: 'oral', unconfirmed: true });
    room.at('10:08');
    await room.delegate('Avalon', 'confirm-transcript', { proposalId: proposal });
    expect(await room.view(`/proposals/${proposal}`)).not.toHaveProperty('unconfirmed');
  });

  it('10:10 Borealia supported it.', async () => {
    room.at('10:10');
    await room.delegate('Borealia', 'take-position', {
      questionId: room.question(2),
      proposalId: proposal,
      position: 'support',
    });
  });

  it('10:12 Corvania found it beyond the scope of the Protocol, and would not join agreement on it.', async () => {
    room.at('10:12');
    const raised = await room.delegate('Corvania', 'object-formally', {
      questionId: room.question(2),
      proposalId: proposal,
      ground: 'beyond-scope',
      words: 'The Protocol says nothing of courts.',
    });
    objection = idIn(raised, 'FormalObjectionRaised', 'objectionId');
  });

  it('10:20 Elysia left the meeting early.', async () => {
    room.at('10:20');
    await room.meeting('secretariat', 'record-presence', { meeting, left: [room.delegation('Elysia')] });
  });

  it('10:25 The Chair floated a compromise, and put it. Corvania was told to renew its objection, if it still stood.', async () => {
    room.at('10:25');
    const edit = await room.edit(2, 'which?', 'which, and how are they applied?');
    const floated = await room.chair('float-wording', { questionId: room.question(2), edit });
    room.at('10:30');
    const floatId = idIn(floated, 'WordingFloated', 'floatId');
    const about = { questionId: room.question(2), floatId, proposalId: proposal };
    put = idIn(await room.chair('put-wording', about, { question: 2 }), 'WordingPut', 'putId');
    expect(await room.view(`/puts/${put}`)).toMatchObject({ objections: [{ objectionId: objection, present: true }] });
  });

  it('10:32 There being no objection, it was so decided.', async () => {
    room.at('10:32');
    const agreed = await room.onInstruction('agree-without-objection', { putId: put }, { question: 2, put });
    expect(agreed.events.map(({ type }) => type)).toEqual(['ObjectionNotMaintained', 'AgreedWithoutObjection']);
    expect(await question(2)).toMatchObject({ status: 'agreed' });
    expect((await question(2)).wording).toMatch(/and how are they applied\?$/);
    expect(await room.view(`/proposals/${proposal}`)).toMatchObject({ status: 'accepted-as-amended' });
  });

  it('10:35 Dorado proposed words for question 4; nobody spoke to them yet.', async () => {
    room.at('10:35');
    await room.delegate('Dorado', 'propose-edit', {
      questionId: room.question(4),
      edit: await room.edit(4, 'which?', 'which, and since when?'),
    });
    expect((await question(4)).status).toBe('open');
  });

  it('10:40 The operator struck the wrong key: question 5 was taken out instead of deferred.', async () => {
    room.at('10:40');
    await room.delegate('Borealia', 'voice-concern', {
      questionId: room.question(5),
      ground: 'duplication',
      words: 'The other questionnaire asks this.',
    });
    room.at('10:41');
    const wrong = { questionId: room.question(5), outcome: 'removed', reason: 'duplication' };
    slip = (await room.onInstruction('dispose-of-question', wrong, { question: 5 })).events[0]?.revision ?? '';
    expect(await question(5)).toMatchObject({ status: 'removed' });
  });

  it('10:51 The Chair corrected that slip: the question stood as before, and so did what hung on it.', async () => {
    room.at('10:51');
    await room.chair('correct-slip', { revision: slip, words: 'It was to be deferred.' }, {});
    expect(await question(5)).toMatchObject({ status: 'open' });
    await room.chair('dispose-of-question', { questionId: room.question(5), outcome: 'deferred' }, { question: 5 });
    expect(await question(5)).toMatchObject({ status: 'deferred' });
  });

  it('11:40 Elysia was back, saw what had been agreed meanwhile, and objected: agreed, contested afterwards.', async () => {
    room.at('11:40');
    await room.meeting('secretariat', 'record-presence', { meeting, entered: [room.delegation('Elysia')] });
    const missed = await room.view<{ entries: { type: string }[] }>('/while-out', room.client('Elysia'));
    expect(missed.entries.map(({ type }) => type)).toEqual([
      ...['WordingFloated', 'WordingPut', 'ObjectionNotMaintained', 'AgreedWithoutObjection'],
      ...['EditProposed', 'ConcernVoiced', 'QuestionRemoved', 'SlipCorrected', 'QuestionDeferred'],
    ]);
    const raised = await room.delegate('Elysia', 'object-formally', {
      questionId: room.question(2),
      ground: 'language',
      words: 'The treaty speaks of implementation, not of application.',
    });
    expect(raised.events.map(({ type }) => type)).toEqual(['FormalObjectionRaised', 'AgreementContested']);
    const { status, contestedAfterwards } = await question(2);
    expect({ status, contestedAfterwards }).toMatchObject({
      status: 'agreed',
      contestedAfterwards: [{ by: room.delegation('Elysia'), absent: true }],
    });
  });

  it('12:55 The Chair closed the meeting, and confirmed what had been recorded on instruction.', async () => {
    room.at('12:55');
    await room.meeting('chair', 'close-meeting', { meeting });
    const [gavel, ...more] = await register('unconfirmed');
    expect(gavel).toMatchObject({ type: 'ObjectionNotMaintained', by: { role: 'secretariat' } });
    expect(gavel?.instructed).toEqual({ status: 'unconfirmed' });
    expect(more).toEqual([]); // what was a slip is settled by its correction
    await room.chair('confirm-acts', { revisions: [gavel?.revision] }, {});
  });

  it('The registers had the slip, for good; no rule had been passed, and nothing was left to confirm.', async () => {
    const [corrected, ...more] = await register('corrections');
    expect(corrected).toMatchObject({
      data: { corrects: { revision: Number(slip), type: 'QuestionRemoved' }, words: 'It was to be deferred.' },
      corrected: { instructed: { status: 'corrected' } },
      stood: 600,
    });
    expect(more).toEqual([]);
    expect(await register('overrides')).toEqual([]);
    expect(await register('unconfirmed')).toEqual([]);
    const history = await room.view<Line[]>(`/questions/${room.question(2)}/history`);
    expect(history.find(({ type }) => type === 'AgreedWithoutObjection')?.instructed).toEqual({ status: 'confirmed' });
  });

  it('What is outstanding is offered to the next reading; what the gavel made of each is on record.', async () => {
    const { outstanding } = await room.view<{ outstanding: { kind: string; question?: string }[] }>('/outstanding');
    expect(outstanding.map(({ kind, question: of }) => [kind, of])).toEqual(
      expect.arrayContaining([
        ['formal-objection', room.question(2)],
        ['agreed-contested', room.question(2)],
        ['proposal-undecided', room.question(4)],
        ['question-deferred', room.question(5)],
        ['concern', room.question(5)],
      ]),
    );
    const history = await room.view<{ type: string; by: { instructedBy?: string } }[]>(
      `/questions/${room.question(2)}/history`,
    );
    expect(history.filter(({ type }) => type !== 'ReadingOpened').map(({ type }) => type)).toEqual([
      ...['QuestionTabled', 'QuestionTakenUp', 'EditProposed', 'TranscriptConfirmed', 'PositionTaken'],
      ...['FormalObjectionRaised', 'WordingFloated', 'WordingPut', 'ObjectionNotMaintained', 'AgreedWithoutObjection'],
      ...['FormalObjectionRaised', 'AgreementContested'],
    ]);
  });

  it('Afterwards everybody had heard what was theirs to hear, and nothing of the slip.', async () => {
    await heard('Corvania', 'objection-to-renew', 'objection-not-maintained');
    await heard('Avalon', 'proposal-decided');
    expect(await told('Borealia')).not.toContain('question-removed');
  });
});
