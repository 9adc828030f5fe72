import { register } from '#negotiation';
import {
  certified,
  chairs,
  closed,
  comment,
  delegationId,
  dispose,
  enter,
  idOf,
  issued,
  meeting,
  object,
  proposed,
  put,
  Q1,
  QUESTIONS,
  raiseIdea,
  reading,
  recordedFor,
  reserve,
  scene,
  stand,
  tabled,
  widenAudience,
  type Room,
  type Step,
} from '../../negotiation/src/testing/index.js';
import { Archive } from './testing/archive.js';

type Told = Readonly<Record<string, unknown>>;

const CorrectSlip = register.find(({ name }) => name === 'CorrectSlip')!.command;

const of = (room: Room, type: string): number => room.facts.find((fact) => fact.type === type)?.revision ?? -1;

const corrected =
  (type: string): Step =>
  (room) =>
    chairs(CorrectSlip, { revision: String(of(room, type)), words: 'It was another.' })(room);

describe('what was recorded by mistake', () => {
  const archives: Archive[] = [];
  afterAll(() => Promise.all(archives.map((archive) => archive.close())));

  const opened = async (room: Room) => {
    const archive = await Archive.open();
    archives.push(archive);
    await archive.record(room);
    return async <T = Told[]>(query: string, params: object = {}, who = 'Avalon'): Promise<T> =>
      (await archive.ask(query, { id: 'draft', ...params }, who)).body as T;
  };
  const before = [meeting, enter('Borealia'), tabled, reading];

  it('is in no list, and told as it was of a moment at which it was there', async () => {
    const room = scene(...before, recordedFor('Borealia', object('Borealia', Q1)), corrected('FormalObjectionRaised'));
    const ask = await opened(room);
    expect(await ask('ListObjections')).toEqual([]);
    expect(await ask('ShowOutstanding')).toMatchObject({ outstanding: [] });
    const at = String(of(room, 'FormalObjectionRaised'));
    expect(await ask('ListObjections', { at })).toMatchObject([{ objectionId: idOf('objection'), status: 'live' }]);
  });

  it('counts for nothing', async () => {
    const aside = [stand('Borealia', Q1), reserve('Borealia', Q1), comment('Borealia', Q1)];
    const slips = ['PositionTaken', 'ReservationMade', 'CommentMade'].map(corrected);
    const ask = await opened(scene(...before, ...aside.map((step) => recordedFor('Borealia', step)), ...slips));
    expect(await ask('ShowSupport')).toEqual([]);
    expect(await ask('ShowOutstanding')).toMatchObject({ outstanding: [] });
    expect(await ask('ListComments')).toEqual([]);
    expect(await ask('ListReservations')).toEqual([]);
  });

  it('competes with nothing', async () => {
    const slips = [corrected('IdeaRaised'), corrected('EditProposed')];
    const said = [proposed, raiseIdea('Avalon', Q1)].map((step) => recordedFor('Avalon', step));
    const ask = await opened(scene(...before, ...said, ...slips));
    expect(await ask('ListProposals')).toEqual([]);
    expect(await ask('ShowOutstanding')).toMatchObject({ outstanding: [] });
    expect(await ask<Told>('CompilationOfQuestion', { question: Q1 })).toMatchObject({ proposals: [] });
    await expect(ask('ShowProposal', { proposal: idOf('p') })).rejects.toMatchObject({ code: 'PROPOSAL_UNKNOWN' });
    expect((await ask('QuestionHistory', { question: Q1 })).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['EditProposed', 'IdeaRaised', 'SlipCorrected']),
    );
  });

  it('stays in the history, with who corrected it', async () => {
    const room = scene(...before, recordedFor('Borealia', object('Borealia', Q1)), corrected('FormalObjectionRaised'));
    const ask = await opened(room);
    const history = await ask('TextHistory');
    expect(history.find(({ type }) => type === 'FormalObjectionRaised')).toMatchObject({
      by: { delegation: delegationId('Borealia') },
      correctedBy: { revision: String(room.text.revision), by: { role: 'chair' }, words: 'It was another.' },
    });
    expect(history.filter(({ correctedBy }) => correctedBy !== undefined)).toHaveLength(1);
  });

  it('is told as one to whoever is shown it, also where who corrected it and why is not for them', async () => {
    const settled = [...QUESTIONS.map((id) => dispose(id, 'agreed')), closed, issued, certified];
    const slip = [recordedFor('Borealia', object('Borealia', Q1)), corrected('FormalObjectionRaised')];
    const room = scene(...before, ...slip, ...settled);
    const told = of(room, 'FormalObjectionRaised');
    const ask = await opened(room.give(widenAudience({ kind: 'public' }, told)(room)));
    const line = (await ask('TextHistory', {}, 'nobody')).find(({ type }) => type === 'FormalObjectionRaised');
    expect(line?.correctedBy).toEqual({ revision: String(of(room, 'SlipCorrected')) });
  });

  it('was not said by whom it was recorded for', async () => {
    const room = scene(...before, recordedFor('Borealia', object('Borealia', Q1)), corrected('FormalObjectionRaised'));
    const ask = await opened(room);
    expect(await ask('ShowSinceSpoke', {}, 'Borealia')).toMatchObject({ since: null });
  });

  it('shows a question without what was put to the room by a slip', async () => {
    const ask = await opened(scene(...before, put(Q1), corrected('WordingPut')));
    expect(await ask<Told>('ShowQuestion', { question: Q1 })).not.toHaveProperty('put');
  });
});
