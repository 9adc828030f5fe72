import type { Fact } from '#eventsourcing';
import { register } from '#negotiation';
import {
  agreeNotwithstanding,
  by,
  chairs,
  dispose,
  given,
  idOf,
  meeting,
  object,
  personId,
  proposed,
  put,
  Q1,
  Q2,
  Q3,
  reading,
  scene,
  tabled,
  type Room,
  type Step,
} from '../../negotiation/src/testing/index.js';
import { Archive } from './testing/archive.js';

const commandOf = (name: string) => register.find((entry) => entry.name === name)!.command;

interface Line {
  readonly revision: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

const recorded = (step: Step): Step => given(by('secretariat', step), { instructedBy: personId('chair') });
const words = 'One delegation stands alone.';

/** The store of a room keeps no commands; the first event of one carries it. */
const withWords = (fact: Fact, i: number, all: readonly Fact[]): Fact =>
  fact.type === 'AgreedNotwithstanding' && all[i - 1]?.meta.commandId !== fact.meta.commandId
    ? {
        ...fact,
        command: {
          ...{ name: 'AgreeNotwithstanding', schema: 1 },
          input: { overrides: [{ rule: 'R11', code: 'OBJECTION_LIVE', words }] },
        },
      }
    : fact;

const before = [meeting, tabled, reading, proposed, object('Corvania', Q1), put(Q1, { proposalId: idOf('p') })];
const acts = [recorded(agreeNotwithstanding()), recorded(dispose(Q2, 'agreed')), recorded(dispose(Q3, 'agreed'))];

describe('the registers', () => {
  const archives: Archive[] = [];
  afterAll(() => Promise.all(archives.map((archive) => archive.close())));

  const opened = async (...steps: readonly Step[]): Promise<{ room: Room; archive: Archive }> => {
    const room = scene(...steps);
    const archive = await Archive.open();
    archives.push(archive);
    await archive.record({ bodyFacts: room.bodyFacts, facts: room.facts.map(withWords) });
    return { room, archive };
  };
  const ask = async (archive: Archive, query: string, who = 'Avalon', params: object = {}): Promise<Line[]> =>
    (await archive.ask(query, { id: 'draft', ...params }, who)).body as Line[];
  const of = (room: Room, type: string): string => String(room.facts.findLast((fact) => fact.type === type)?.revision);

  it.each(['ListOverrides', 'ListCorrections', 'ListUnconfirmed'])('%s may be empty', async (query) => {
    const { archive } = await opened(meeting, tabled);
    expect(await ask(archive, query)).toEqual([]);
    await expect(ask(archive, query, 'a stranger')).rejects.toMatchObject({ code: 'TEXT_UNKNOWN' });
  });

  it('keeps an override for ever: on what, by which act, for whom, with which words', async () => {
    const { archive, room } = await opened(...before, acts[0]!);
    expect(await ask(archive, 'ListOverrides')).toMatchObject([
      {
        ...{ revision: of(room, 'AgreedNotwithstanding'), type: 'AgreedNotwithstanding', question: Q1 },
        ...{ number: '1', command: 'AgreeNotwithstanding', meeting: idOf('meeting') },
        overrides: [{ rule: 'R11', code: 'OBJECTION_LIVE', words }],
        by: { role: 'secretariat', instructedBy: personId('chair') },
      },
    ]);
    const after = of(room, 'AgreedNotwithstanding');
    expect(await ask(archive, 'ListOverrides', 'Avalon', { after })).toEqual([]);
  });

  it('lists what waits for the Chair, and what the Chair disputes', async () => {
    const { archive, room } = await opened(
      ...before,
      ...acts,
      (now) => chairs(commandOf('ConfirmActs'), { revisions: [String(now.text.revision - 1)] })(now),
      (now) => chairs(commandOf('DisputeAct'), { revision: String(now.text.revision - 1), words: 'Not so.' })(now),
    );
    expect(await ask(archive, 'ListUnconfirmed')).toMatchObject([
      { type: 'AgreedNotwithstanding', instructed: { status: 'unconfirmed' } },
      { type: 'QuestionAgreed', question: Q3, instructed: { status: 'disputed', words: 'Not so.' } },
    ]);
    const history = await ask(archive, 'TextHistory');
    expect(history.filter(({ instructed }) => instructed !== undefined).map((line) => line.instructed)).toEqual(
      expect.arrayContaining([
        { status: 'unconfirmed' },
        { status: 'confirmed' },
        { status: 'disputed', words: 'Not so.' },
      ]),
    );
    expect(room.text.instructed.size).toBe(3);
  });

  it('calls a question that was taken out by the number that it had', async () => {
    const { archive } = await opened(...before, recorded(dispose(Q2, 'removed', { reason: 'duplication' })));
    expect(await ask(archive, 'ListUnconfirmed')).toMatchObject([
      { type: 'QuestionRemoved', question: Q2, was: '1 (a)' },
    ]);
    const { body } = await archive.ask('ShowOutstanding', { id: 'draft' }, 'chair');
    const acts = (body as { outstanding: { act?: string; was?: string }[] }).outstanding.filter(({ act }) => act);
    expect(acts).toMatchObject([{ question: Q2, was: '1 (a)' }]);
  });

  it('tells the Chair and the secretariat of it in what is outstanding, and nobody else', async () => {
    const { archive } = await opened(...before, ...acts);
    const kinds = async (who: string): Promise<string[]> => {
      const { body } = await archive.ask('ShowOutstanding', { id: 'draft' }, who);
      return (body as { outstanding: { kind: string }[] }).outstanding.map(({ kind }) => kind);
    };
    for (const who of ['chair', 'secretariat'])
      expect((await kinds(who)).filter((kind) => kind === 'act-unconfirmed')).toHaveLength(3);
    expect(await kinds('Avalon')).not.toContain('act-unconfirmed');
  });

  it('says what was a slip, and how long it had stood', async () => {
    const { archive, room } = await opened(...before, dispose(Q2, 'agreed'), (now) =>
      chairs(commandOf('CorrectSlip'), { revision: String(now.text.revision), words: 'Question 3.' })(now),
    );
    expect(await ask(archive, 'ListCorrections')).toMatchObject([
      {
        ...{ revision: of(room, 'SlipCorrected'), data: { words: 'Question 3.' }, stood: 1 },
        corrected: { type: 'QuestionAgreed', question: Q2 },
      },
    ]);
  });
});
