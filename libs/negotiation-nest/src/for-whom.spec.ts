import { Problem } from '#eventsourcing';
import { noticesOf, textDecider, type AudienceEvent, type Meta, type Text, type TextFact } from '#negotiation';
import {
  delegationId,
  meetingOf,
  NAMES,
  opening,
  tried,
  widenAudience,
  type Room,
  type Step,
} from '../../negotiation/src/testing/index.js';
import type { Reply } from './answers.js';
import { queries, type QueryEntry } from './queries.js';
import { Archive, eventFor } from './testing/archive.js';

const SEEDS = process.env.NONPAPER_DEEP ? Array.from({ length: 40 }, (_, n) => n) : [1, 2];

/** Some acts of the Chair and the secretariat are for all to see. */
const PUBLIC_EVERY = 3;
const MARK = /⟦(\d+)⟧/g;

/** Says the same with a mark in every free word of it, by which it is known again wherever it is shown. */
const marked =
  (step: Step, n: number): Step =>
  (room) => {
    const one = step(room);
    const mark = (value: unknown, field = ''): unknown => {
      if (typeof value === 'string') return FREE_WORDS.has(field) ? `${value} ⟦${String(n)}⟧` : value;
      if (Array.isArray(value)) return value.map((item) => mark(item, field));
      return value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mark(inner, name)]))
        : value;
    };
    const forAll = n % PUBLIC_EVERY === 0 && (one.who === 'chair' || one.who === 'secretariat');
    const data = { ...(one.data as object), ...(SAYS_WHY.test(one.command.name) && { words: 'because' }) };
    return { ...one, data: mark(data), given: { ...one.given, ...(forAll && { audience: { kind: 'public' } }) } };
  };

const FREE_WORDS = new Set(['words', 'rationale']);
const SAYS_WHY = /^(Accept|Reflect|NotRetain|Defer|Dispose|Settle|Withdraw|TakeBack|MarkAddressed|CarryOver|Reopen)/;

const marksIn = (data: unknown): string[] => [...JSON.stringify(data).matchAll(MARK)].map(([, n = '']) => n);

const isWidening = ({ type }: { readonly type: string }): boolean => type === 'AudienceWidened';

/** For whom each mark is: for whom the events are that its command recorded, or were disclosed to since. */
const audiences = ({ facts }: Room): Map<string, Meta['audience']['kind']> => {
  const found = new Map<string, Meta['audience']['kind']>();
  for (const { data, meta } of facts) for (const n of marksIn(data)) found.set(n, (meta as Meta).audience.kind);
  for (const { revisions, audience } of facts.filter(isWidening).map(({ data }) => data as AudienceEvent['data']))
    for (const n of revisions.flatMap((revision) => marksIn(facts[revision]?.data))) found.set(n, audience.kind);
  return found;
};

/**
 * What bears no mark is for everybody in the end, and what the text as a whole came of: so nothing but its own audience keeps from
 * anybody what bears one.
 */
const unmarkedDisclosed = (room: Room): Room => {
  const known = room.text.audiences;
  const whole = ofTheWhole(room);
  const bare = room.facts.filter(
    ({ revision, data }) => !known.has(revision) && (whole.has(revision) || marksIn(data).length === 0),
  );
  return room.give(widenAudience({ kind: 'public' }, ...bare.map(({ revision }) => revision))(room));
};

/** What moved a reading, or issued a version: the line that says what the text is came of all of that. */
const ofTheWhole = ({ facts }: Room): Set<number> => {
  const revisions = new Set<number>();
  let text: Text = textDecider.initial('text-draft');
  for (const fact of facts) {
    const before = text;
    text = textDecider.evolve(before, fact);
    if (before.readings !== text.readings || before.versions !== text.versions) revisions.add(fact.revision);
  }
  return revisions;
};

/** Every notice that follows, due and delivered to its recipient's inbox. */
const notified = async (archive: Archive, { facts, body }: Room): Promise<number> => {
  let text: Text = textDecider.initial('text-draft');
  let sent = 0;
  for (const fact of facts) {
    const before = text;
    text = textDecider.evolve(before, fact);
    for (const notice of noticesOf(fact as unknown as TextFact, before, text, body)) {
      const audience = { kind: 'delegation' as const, delegation: notice.recipient };
      const way = { language: 'en', channel: 'inbox' };
      const title = `${notice.title} for:${notice.recipient}`;
      const accepted = { ...way, messageId: notice.notice, accepted: 1, rejected: 0 };
      await archive.append(`delivery-${notice.notice}~${notice.recipient}`, [
        eventFor(audience, 'NoticeDue', { ...notice, title, ways: [way] }),
        eventFor(audience, 'DeliveryAccepted', accepted),
      ]);
      sent += 1;
    }
  }
  return sent;
};

/** What the queries ask for, by the name of the parameter; those not named here are left out. */
const asked = ({ text, facts }: Room): Readonly<Record<string, readonly string[]>> => ({
  question: [...text.questions.keys()].slice(0, 3),
  goal: ['close', 'certify', `agree:${[...text.questions.keys()][0] ?? ''}`],
  from: ['1', String(Math.floor(facts.length / 2))],
  accept: [...text.proposals.keys()].slice(0, 1),
  delegation: [delegationId('Avalon'), delegationId('Borealia')],
});

const keysFor = ({ text }: Room, { name }: QueryEntry): readonly string[] => {
  const kinds: Readonly<Record<string, Iterable<string>>> = {
    ShowProposal: text.proposals.keys(),
    ShowComment: text.comments.keys(),
    ShowObjection: text.objections.keys(),
    ShowPosition: text.positions.keys(),
    ShowReservation: text.reservations.keys(),
    ShowFloat: text.floats.keys(),
    ShowPut: text.puts.keys(),
    ShowReading: text.readings.map(({ n }) => String(n)),
    ShowVersion: text.versions.map(({ versionId }) => versionId),
  };
  const keys = kinds[name];
  if (!keys) throw new Error(`say here what ${name} is asked for by its key`);
  return [...keys].slice(0, 12);
};

/** Every way in which a query is asked here: with each value of each parameter in turn. */
const waysToAsk = (room: Room, entry: QueryEntry): Record<string, string>[] => {
  const id = entry.path.startsWith('bodies') ? 'wg' : 'draft';
  const values = { ...asked(room), ...(entry.path.includes(':key') && { key: keysFor(room, entry) }) };
  const named = [...entry.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'id');
  const parameters = [...named, ...Object.keys(entry.params.shape).filter((name) => name in values)];
  return parameters.reduce<Record<string, string>[]>(
    (ways, name) =>
      ways.flatMap((way) =>
        ((values as Record<string, readonly string[]>)[name] ?? []).map((value) => ({ ...way, [name]: value })),
      ),
    [{ id }],
  );
};

describe.each(SEEDS)('a random meeting (%i), whoever asks whatever of it', (seed) => {
  const room = unmarkedDisclosed(meetingOf(seed).reduce((before, step, n) => tried(before, marked(step, n)), opening));
  const marks = audiences(room);
  let archive: Archive;
  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(room);
    expect(await notified(archive, room)).toBeGreaterThan(20);
  }, 60_000);
  afterAll(() => archive.close());

  const answers = async (who: string | undefined): Promise<Map<string, string>> => {
    const found = new Map<string, string>();
    for (const entry of queries)
      for (const params of waysToAsk(room, entry)) {
        const reply = await archive.ask(entry.name, { limit: '9999', ...params }, who).catch(refusal);
        if (reply) found.set(`${entry.name} ${JSON.stringify(params)}`, JSON.stringify(reply.body));
      }
    return found;
  };

  const refusal = (error: unknown): Reply | undefined => {
    if (error instanceof Problem) return undefined;
    throw error;
  };

  it.each([undefined, 'a stranger'])('shows nobody in particular (%s) what is not public', async (who) => {
    const shown = await answers(who);
    for (const [query, answer] of shown) {
      const seen = [...answer.matchAll(MARK)].map(([, n = '']) => n);
      expect({ query, seen: seen.filter((n) => marks.get(n) !== 'public') }).toEqual({ query, seen: [] });
      expect({ query, notices: /for:[0-9a-f-]{36}/.exec(answer)?.[0] }).toEqual({ query, notices: undefined });
    }
    const all = [...shown.values()].join('');
    const disclosed = [...marks].filter(([, kind]) => kind === 'public').map(([n]) => n);
    expect(disclosed.length).toBeGreaterThan(0);
    expect(disclosed.filter((n) => !all.includes(`⟦${n}⟧`))).toEqual([]);
  });

  it.each(NAMES.slice(0, 6))('shows %s no notice but its own', async (who) => {
    const shown = await answers(who);
    let own = 0;
    for (const [query, answer] of shown)
      for (const [, recipient = ''] of answer.matchAll(/for:([0-9a-f-]{36})/g)) {
        expect({ query, recipient }).toEqual({ query, recipient: delegationId(who) });
        own += 1;
      }
    expect(own).toBeGreaterThan(0);
    const [words] = marks.keys();
    expect([...shown.values()].some((answer) => answer.includes(`⟦${words ?? ''}⟧`))).toBe(true);
  });

  it('shows the Chair all of it', async () => {
    const all = [...(await answers('chair')).values()].join('');
    expect([...marks.keys()].filter((n) => !all.includes(`⟦${n}⟧`))).toEqual([]);
  });
});
