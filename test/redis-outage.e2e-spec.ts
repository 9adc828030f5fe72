import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { Client } from '#cli';
import type { RecordedEvent } from '#eventsourcing';
import { KurrentStore } from '#store-kurrentdb';
import { Cluster } from './kit/cluster.js';
import { unexplained } from './kit/deliveries.js';
import { propose, screen, setStage, type Stage } from './kit/stage.js';

const DECISIONS = 8;
/** So that some always wait. */
const MAILS_PER_SECOND = '5';
const DELEGATIONS = 3;
const CHANNELS = ['inbox', 'e-mail'];

interface Step {
  readonly channel: string;
  readonly perhapsTwice?: boolean;
}

const isMail = ({ data }: RecordedEvent): boolean => (data as Step).channel === 'e-mail';

describe('a Redis on a bad day', () => {
  let cluster: Cluster;
  let store: KurrentStore;
  let sink: SmtpSink;
  let stage: Stage;
  beforeAll(async () => {
    sink = await startSmtpSink();
    const work = { NONPAPER_SMTP_URL: sink.url, NONPAPER_MAIL_PER_SECOND: MAILS_PER_SECOND };
    cluster = await Cluster.start({ apis: 1, workers: 1, work });
    store = await KurrentStore.open(cluster.eventStore);
    const options = { delegations: DELEGATIONS, questions: DELEGATIONS, mail: 'delegate' };
    stage = await setStage(new Client(cluster.apis[0]?.running?.url ?? ''), cluster.tokenFor, options);
  });
  afterAll(async () => {
    await store.close();
    await cluster.stop();
    await sink.stop();
  });

  /** Proposals that were decided on, each acknowledged: whose they were hear of it in their inbox and by e-mail. */
  const decided = async (): Promise<string[]> => {
    const proposals: string[] = [];
    for (let n = 0; n < DECISIONS; n++) {
      const { proposalId, questionId } = await propose(stage, n % DELEGATIONS, n % DELEGATIONS, `Which? ${String(n)}`);
      const seen = await screen(stage, questionId, proposalId);
      await stage.chair.act('text', stage.text, 'not-retain', { data: { proposalId, reason: 'no-support' }, seen });
      proposals.push(proposalId);
    }
    return proposals;
  };

  /** Follows the record of deliveries until enough happened: they are awaited, not a time. */
  const deliveries = async (enough: (events: readonly RecordedEvent[]) => boolean): Promise<RecordedEvent[]> => {
    const stop = new AbortController();
    const seen: RecordedEvent[] = [];
    for await (const { events } of store.subscribe('start', { prefixes: ['delivery-'], signal: stop.signal })) {
      seen.push(...events);
      if (enough(seen)) stop.abort();
    }
    return seen;
  };

  const accepted = (events: readonly RecordedEvent[], proposals: readonly string[]): RecordedEvent[] =>
    events.filter(
      ({ type, stream }) => type === 'DeliveryAccepted' && proposals.some((proposal) => stream.includes(proposal)),
    );

  /** Each once in its stream, and no more e-mails than the record has, but for those that it says were perhaps sent twice. */
  const allTold = async (proposals: readonly string[]): Promise<void> => {
    const due = proposals.length * CHANNELS.length;
    const events = await deliveries((all) => accepted(all, proposals).length >= due);
    expect(accepted(events, proposals)).toHaveLength(due);
    for (const stream of new Set(events.map((event) => event.stream)))
      expect(unexplained(events.filter((event) => event.stream === stream))).toEqual([]);
    const mails = events.filter((event) => event.type === 'DeliveryAccepted' && isMail(event));
    const perhapsTwice = events.filter(
      (event) => event.type === 'DeliveryAttempted' && isMail(event) && (event.data as Step).perhapsTwice === true,
    );
    await sink.hasTaken(mails.length);
    expect(sink.taken.length).toBeLessThanOrEqual(mails.length + perhapsTwice.length);
  };

  it('that answers nothing keeps no command waiting, and all is delivered once it answers again', async () => {
    cluster.redis.pause();
    const proposals = await decided();
    cluster.redis.resume();
    await allTold(proposals);
  });

  it('that has lost everything is asked again for what is due, and nothing is sent twice', async () => {
    const before = sink.taken.length;
    const deciding = decided();
    await sink.hasTaken(before + 2);
    await cluster.redis.flush();
    await allTold(await deciding);
  });
});
