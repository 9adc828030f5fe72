import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { register } from '#negotiation';
import {
  agree,
  by,
  chairs,
  dispose,
  enter,
  given,
  idOf,
  MEETING,
  meeting,
  meetingClosed,
  object,
  personId,
  proposed,
  put,
  Q1,
  Q2,
  Q3,
  type Step,
} from '../../../libs/negotiation/src/testing/index.js';
import { Bodies } from './papers/bodies.js';
import { Reading } from './dispatch/reading.js';
import { Office } from './testing/office.js';
import { reachable, recordRoom, room, TEXT } from './testing/record.js';

const command = (called: string) => register.find(({ name }) => name === called)!.command;
const recorded = (step: Step): Step => given(by('secretariat', step), { instructedBy: personId('chair') });
const answers = (name: string, data: (revision: number) => object): Step => {
  return (now) => chairs(command(name), data(now.text.revision))(now);
};
const confirmed = answers('ConfirmActs', (revision) => ({ revisions: [String(revision)] }));
const disputed = answers('DisputeAct', (revision) => ({ revision: String(revision), words: 'I deferred it.' }));
const gavel = [
  enter('Borealia'),
  object('Borealia', Q1),
  recorded(put(Q1, { proposalId: idOf('p') })),
  recorded(agree('put')),
];
const notice = `acts-to-confirm.${TEXT}.${MEETING}`;

describe('the close of a meeting', () => {
  let sink: SmtpSink;
  let office: Office;
  beforeEach(async () => {
    [sink, office] = await Promise.all([startSmtpSink(), Office.open()]);
    await reachable(office.ledgers, 'chair', 'chair@wg.example');
  });
  afterEach(async () => {
    await office.close();
    await sink.stop();
  });
  /** All of it was recorded before the close, which the body's record alone would not show. */
  const closes = async (...steps: readonly Step[]): Promise<void> => {
    await recordRoom(office.store, room(meeting));
    await recordRoom(office.store, room(meeting, ...steps));
    await recordRoom(office.store, room(meeting, ...steps, meetingClosed));
    await (await office.start({ smtpUrl: sink.url })).settled();
  };
  const toTheChair = async (): Promise<unknown[]> =>
    (await office.evidence())
      .filter(({ type, data }) => type === 'NoticeDue' && (data as { kind: string }).kind === 'acts-to-confirm')
      .map(({ data }) => data);

  it('tells the Chair what was recorded on instruction, and how to answer', async () => {
    await closes(proposed, recorded(dispose(Q2, 'agreed')), recorded(dispose(Q3, 'deferred')));
    const { revision } = room(meeting, proposed).text;
    const [one, other] = [revision + 1, revision + 2].map(String) as [string, string];
    expect(await toTheChair()).toMatchObject([
      {
        ...{ notice, recipient: 'chair', text: TEXT },
        title: '2 acts recorded on the Chair’s instruction at meeting 1, to be confirmed',
        lines: [
          expect.stringMatching(
            new RegExp(`^Revision ${one}, \\d\\d:\\d\\d UTC: dispose-of-question on question 1 \\(a\\)$`),
          ),
          expect.stringMatching(
            new RegExp(`^Revision ${other}, \\d\\d:\\d\\d UTC: dispose-of-question on question 2$`),
          ),
          `As instructed: nonpaper text confirm-acts ${TEXT} --revisions ${one} --revisions ${other}`,
          expect.stringContaining(`nonpaper text dispute-act ${TEXT}`),
        ],
      },
    ]);
    expect(sink.taken.map(({ to }) => to)).toContainEqual(['chair@wg.example']);
  });

  it('counts what one command did as one act', async () => {
    await closes(proposed, ...gavel);
    const [told] = (await toTheChair()) as { lines: string[] }[];
    expect(told?.lines.slice(0, -2)).toEqual([
      expect.stringContaining('put-wording on question 1'),
      expect.stringContaining('agree-without-objection on question 1'),
    ]);
  });

  it.each<[string, readonly Step[]]>([
    ['was recorded on instruction', [dispose(Q2, 'agreed')]],
    ['is unanswered: confirmed', [recorded(dispose(Q2, 'agreed')), confirmed]],
    ['is unanswered: disputed', [recorded(dispose(Q2, 'agreed')), disputed]],
  ])('tells nobody where nothing %s', async (_, steps) => {
    await closes(...steps);
    expect(await toTheChair()).toEqual([]);
  });

  it('is of that meeting: what was recorded in none is not told', async () => {
    await recordRoom(office.store, room(recorded(dispose(Q2, 'agreed'))));
    await recordRoom(office.store, room(recorded(dispose(Q2, 'agreed')), meeting, meetingClosed));
    await (await office.start({ smtpUrl: sink.url })).settled();
    expect(await toTheChair()).toEqual([]);
  });

  it('is told once, also where a queue knows nothing of it', async () => {
    await closes(recorded(dispose(Q2, 'agreed')));
    const before = await office.evidence();
    expect(await toTheChair()).toHaveLength(1);
    const reading = new Reading(office.ledgers, new Bodies(office.store, office.ledgers.body), 'start');
    await reading.on(new AbortController().signal);
    expect(reading.outstanding.size).toBe(0);
    await office.stop();
    await (await office.start({ smtpUrl: sink.url }, 'fresh.db')).settled();
    expect(await office.evidence()).toEqual(before);
  });

  it('is due as long as the record does not say that it was told', async () => {
    await recordRoom(office.store, room(meeting));
    await recordRoom(office.store, room(meeting, recorded(dispose(Q2, 'agreed'))));
    await recordRoom(office.store, room(meeting, recorded(dispose(Q2, 'agreed')), meetingClosed));
    const reading = new Reading(office.ledgers, new Bodies(office.store, office.ledgers.body), 'start');
    await reading.on(new AbortController().signal);
    expect([...reading.outstanding].map(({ job }) => job.id)).toContain(`notify.${notice}~chair.en.e-mail`);
  });
});
