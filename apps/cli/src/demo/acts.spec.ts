import { uuidv5 } from '#eventsourcing';
import { envelope, register, verbOf } from '#negotiation';
import type { Client } from '../client.js';
import type { Act } from './act.js';
import { ACTS } from './acts.js';
import { choicesIn } from './acts/settling-acts.js';
import { OFFICERS } from './cast.js';
import { together } from './play.js';
import { FICTITIOUS_DELEGATIONS, PARTICIPANTS } from './roster.js';
import { Stage, type Span } from './stage.js';

const entryOf = ({ subject, verb }: Act) => register.find((e) => e.subject === subject && verbOf(e.name) === verb)!;
const count = (verb: string) => ACTS.filter((act) => act.verb === verb).length;

/** What a door would answer: whatever fields are asked of whatever events. */
const anything = (key: string) =>
  Array.from({ length: 40 }, (_, i) => ({
    ...{ id: '', type: 'QuestionTabled', revision: String(i) },
    data: new Proxy({}, { get: (_, field) => uuidv5(key, i, String(field)) }),
  }));

const span: Span = { id: uuidv5('span'), kind: 'bracket', requestedBy: ['somebody'] };
const reader = { get: async () => ({ etag: '1', spans: [span], segments: [] }) } as unknown as Client;

describe('the acts of the sample', () => {
  it('are commands of the register, well formed, that refer to what was there before', async () => {
    const stage = new Stage(reader);
    for (const act of ACTS) {
      const given = {
        data: await act.data(stage),
        occurredAt: act.at,
        ...(act.about && { seen: await stage.seen(act.about) }),
        ...act.envelope?.(stage),
      };
      const { error } = envelope(entryOf(act).command.input).safeParse(given);
      expect([act.key, error?.message]).toEqual([act.key, undefined]);
      stage.name(act.makes?.(anything(act.key)) ?? []);
    }
  });

  it('are in the order in which they happened', () => {
    const instants = ACTS.map(({ at }) => Date.parse(at));
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(instants.at(-1)).toBeLessThan(Date.parse('2018-07-06'));
  });

  it('have keys of their own, so that each happens once', () => {
    const keys = ACTS.map(({ who, subject, id, key }) => [who, subject, id, key].join(' '));
    expect(new Set(keys).size).toBe(ACTS.length);
    expect(ACTS.filter(({ key }) => !/^[\x21-\x7e]{1,200}$/.test(key))).toEqual([]);
  });

  it('give no words to anybody real', () => {
    const speakers = new Set(ACTS.map(({ who }) => who));
    const invented = ['operator', ...OFFICERS, ...FICTITIOUS_DELEGATIONS.map(({ key }) => key)];
    expect([...speakers].filter((who) => !invented.includes(who))).toEqual([]);
    expect(count('admit-delegation')).toBe(PARTICIPANTS.length + FICTITIOUS_DELEGATIONS.length);
  });

  it('say what the Chair saw wherever something is decided', () => {
    const undecided = ['table-text', 'open-reading', 'float-wording', 'mark-addressed', 'confirm-acts'];
    const chairs = ACTS.filter(({ subject, who }) => subject === 'text' && who === 'chair');
    expect(chairs.filter(({ verb, about }) => (about === undefined) !== undecided.includes(verb))).toEqual([]);
  });

  it('hold three readings, a stale proposal, one that another joins, three puts and six kinds of outcome', () => {
    expect(['open-reading', 'close-reading', 'issue-revision'].map(count)).toEqual([3, 3, 3]);
    expect(['confirm-proposal', 'co-sponsor', 'put-wording', 'settle-brackets'].map(count)).toEqual([1, 1, 3, 2]);
    expect(['propose-edit', 'certify-conference-ready', 'object-formally'].map(count)).toEqual([26, 1, 5]);
  });

  it('hold what happens between a wording and the gavel', () => {
    const once = [
      ...['agree-notwithstanding', 'make-reservation', 'correct-slip', 'decide-package', 'issue-interim-revision'],
      ...['take-position', 'dissociate', 'confirm-transcript', 'raise-idea', 'word-idea', 'make-comment'],
      ...['take-up-comment', 'admit-group'],
    ];
    expect(once.filter((verb) => count(verb) !== 1)).toEqual([]);
    expect(count('record-presence')).toBe(3);
  });

  it('hold two acts that the secretariat records for the Chair, of which the Chair confirms one as the meeting closes', () => {
    const recorded = ACTS.filter(({ subject, who, about }) => subject === 'text' && who === 'secretariat' && about);
    const forTheChair = recorded.filter((act) => 'instructedBy' in (act.envelope?.(new Stage(reader)) ?? {}));
    expect(forTheChair.map(({ verb }) => verb)).toEqual(['settle-brackets', 'dispose-of-question']);
    const [confirmed, ...more] = ACTS.filter(({ verb }) => verb === 'confirm-acts');
    expect(more).toEqual([]);
    const closing = ACTS.filter(({ verb }) => verb === 'close-meeting').find(({ at }) => at === confirmed?.at);
    expect(ACTS.indexOf(closing!)).toBeLessThan(ACTS.indexOf(confirmed!));
  });

  it('happen in meetings, but for papers that are issued', () => {
    const spans = ACTS.filter(({ verb }) => verb === 'open-meeting').map(({ at }, i) => [
      at,
      ACTS.filter(({ verb }) => verb === 'close-meeting')[i]!.at,
    ]);
    const spoken = ACTS.filter(({ subject, verb }) => subject === 'text' && !verb.startsWith('issue-'));
    const outside = spoken.filter(({ at }) => !spans.some(([from, to]) => from! <= at && at <= to!));
    expect(outside.map(({ key }) => key)).toEqual([]);
  });

  it('go one after the other, but for those about persons', () => {
    const groups = together(ACTS);
    expect(groups.flat()).toEqual(ACTS);
    expect(groups.filter((acts) => acts.length > 1).every((acts) => acts.every((a) => a.subject === 'person'))).toBe(
      true,
    );
    expect(groups.filter((acts) => acts.length > 1).map((acts) => acts.length)).toEqual([3, 6, PARTICIPANTS.length]);
  });
});

describe('settling brackets in the sample', () => {
  const alternatives: Span[] = [
    { id: 'stood', kind: 'alternative', requestedBy: [] },
    { id: 'theirs', kind: 'alternative', requestedBy: ['x'] },
  ];
  const bracket: Span = { id: 'b', kind: 'bracket', requestedBy: ['x'] };
  const around = (text: string) => [{ text: 'Before ' }, { open: bracket }, { text }, { close: bracket }];
  const keep = (spans: Span[], text: string, what: 'proposed' | 'standing') =>
    choicesIn({ spans, segments: around(text) }, 'Before new words', what).map((c) => c.keep);

  it('keeps one of two alternatives', () => {
    expect(keep(alternatives, '', 'proposed')).toEqual([false, true]);
    expect(keep(alternatives, '', 'standing')).toEqual([true, false]);
  });

  it('tells words brought in from words to be struck', () => {
    expect([keep([bracket], 'new', 'proposed'), keep([bracket], 'new', 'standing')]).toEqual([[true], [false]]);
    expect([keep([bracket], 'old', 'proposed'), keep([bracket], 'old', 'standing')]).toEqual([[false], [true]]);
  });
});
