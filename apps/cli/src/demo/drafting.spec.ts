import { DISPOSITIONS } from './dispositions.js';
import type { PlannedEdit } from './drafting-plan.js';
import { EDITS, PACKAGES, PUTS, READINGS, SETTLEMENTS, SLIPS, STATEMENTS } from './drafting.js';
import { OBJECTIONS } from './drafting/objections.js';
import { SECTIONS } from './questionnaire.js';
import { ROOMS } from './rooms.js';
import { FICTITIOUS_DELEGATIONS, GROUPS } from './roster.js';

/** The plan laid out in time and replayed on plain strings: what must be true of it before it is played for real. */
const questions = SECTIONS.flatMap((section) => section.questions);
const keys = questions.map((question) => question.key);
const editOf = (key: string) => EDITS.find((edit) => edit.key === key)!;

interface Change {
  readonly at: string;
  readonly reading: number;
  readonly question: string;
  readonly wording: string;
}

const change = (edit: PlannedEdit): Change | undefined => {
  const { question, reading } = edit;
  if (edit.outcome === 'accepted') return { at: edit.decidedAt, reading, question, wording: edit.newWording };
  if (edit.outcome === 'accepted-as-amended')
    return { at: edit.decidedAt, reading, question, wording: edit.chairWording! };
  if (edit.outcome === 'stale')
    return { at: edit.restated.decidedAt, reading, question, wording: edit.restated.wording };
  return undefined;
};

const changes: Change[] = [
  ...EDITS.flatMap((edit) => change(edit) ?? []),
  ...PUTS.map(({ agreedAt, ...put }) => ({ ...put, at: agreedAt })),
  ...SETTLEMENTS.filter(({ keep }) => keep === 'proposed').map((s) => ({ ...s, wording: editOf(s.edit).newWording })),
].sort((a, b) => a.at.localeCompare(b.at));

/** The wording as it stood just before an instant; bracketed words count once they are settled. */
const wordingAt = (question: string, at: string): string =>
  changes.findLast((c) => c.question === question && c.at < at)?.wording ??
  questions.find((q) => q.key === question)!.wording;

const words = (wording: string) => wording.match(/[\p{L}\p{N}’]+|[^\s]/gu) ?? [];

/** The half-open range of words that a change touches, by common beginning and end. */
const touched = (from: string, to: string): [number, number] => {
  const [a, b] = [words(from), words(to)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [start, a.length - end];
};

const reading = (n: number) => READINGS.find((r) => r.n === n)!;
const within = (n: number, at: string) => at > reading(n).opensAt && at < reading(n).closesAt;
const disposed = (n: number) => [
  ...DISPOSITIONS.filter((d) => d.reading === n).flatMap((d) => d.questions),
  ...PUTS.filter((p) => p.reading === n).map((p) => p.question),
];
const carriedOver = (n: number) =>
  DISPOSITIONS.filter((d) => d.reading === n && d.disposition === 'carried-over').flatMap((d) => d.questions);
const scopeOf = (n: number) => (n === 1 ? keys : carriedOver(n - 1));

const count = (outcome: PlannedEdit['outcome']) => EDITS.filter((edit) => edit.outcome === outcome).length;

describe('the drafting of the sample', () => {
  it('names only questions of the sample and fictitious delegations', () => {
    const named = [...EDITS, ...PUTS, ...SETTLEMENTS, ...OBJECTIONS].map((act) => act.question);
    const speakers = [
      ...[...EDITS, ...OBJECTIONS, ...STATEMENTS].map((act) => act.by),
      ...EDITS.flatMap(({ comment }) => comment?.by ?? []),
      ...STATEMENTS.map(({ dissociation }) => dissociation.by),
    ];
    expect(keys).toEqual(expect.arrayContaining([...new Set(named)]));
    expect(FICTITIOUS_DELEGATIONS.map((d) => d.key)).toEqual(expect.arrayContaining([...new Set(speakers)]));
    expect(new Set(EDITS.map((edit) => edit.key)).size).toBe(EDITS.length);
  });

  it('has every outcome', () => {
    expect(EDITS).toHaveLength(29);
    expect(count('accepted')).toBe(15);
    expect(count('accepted-as-amended')).toBe(4);
    expect(count('in-brackets')).toBe(2);
    expect(count('not-retained')).toBe(4);
    expect([count('deferred'), count('withdrawn'), count('stale'), count('same-change')]).toEqual([1, 1, 1, 1]);
  });

  it.each(EDITS.map((edit) => [edit.key, edit] as const))('%s changes the wording as it stands', (_, edit) => {
    const standing = wordingAt(edit.question, edit.tabledAt);
    const [from] = touched(standing, edit.newWording);
    expect(edit.newWording).not.toBe(standing);
    expect(from).toBeGreaterThan(0); // It keeps how the question begins: no edit is a new question.
  });

  it('decides a proposal while the words it would change still stand', () => {
    const overtaken = EDITS.filter((edit) => {
      if (!('decidedAt' in edit)) return false;
      return wordingAt(edit.question, edit.tabledAt) !== wordingAt(edit.question, edit.decidedAt);
    });
    expect(overtaken).toEqual([]);
  });

  it('makes the stale one stale: it touches the words that were changed before it', () => {
    const stale = EDITS.find((edit) => edit.outcome === 'stale')!;
    const winner = editOf(stale.overtakenBy);
    const base = wordingAt(stale.question, stale.tabledAt);
    const [from, to] = touched(base, stale.newWording);
    const [start, end] = touched(base, winner.newWording);

    expect(wordingAt(winner.question, winner.tabledAt)).toBe(base);
    expect(from <= end && start <= to).toBe(true);
    expect(wordingAt(stale.question, stale.restated.confirmedAt)).toBe(winner.newWording);
    expect(stale.restated.wording).not.toBe(winner.newWording);
  });

  it('lets two edits collide on one question', () => {
    const [retained, other] = [editOf('benefit-of-article-3'), editOf('attempted-profit')];
    const base = wordingAt('material-benefit', other.tabledAt);
    const [from, to] = touched(base, retained.newWording);
    const [start, end] = touched(base, other.newWording);
    expect(from < end && start < to).toBe(true);
  });

  it('has somebody want the same change', () => {
    const second = EDITS.find((edit) => edit.outcome === 'same-change')!;
    const first = editOf(second.sameAs);
    expect([second.question, second.newWording]).toEqual([first.question, first.newWording]);
    expect(second.by).not.toBe(first.by);
  });

  it('settles every bracket in the third reading', () => {
    const bracketed = EDITS.filter((edit) => edit.outcome === 'in-brackets').map((edit) => edit.key);
    expect(SETTLEMENTS.map((s) => s.edit)).toEqual(bracketed);
    expect(SETTLEMENTS.every((s) => s.reading === 3 && editOf(s.edit).question === s.question)).toBe(true);
  });

  it.each([1, 2, 3])('disposes of every question in the scope of reading %i, once', (n) => {
    expect([...disposed(n)].sort()).toEqual([...scopeOf(n)].sort());
    const acts = [...EDITS, ...PUTS, ...SETTLEMENTS].filter((act) => act.reading === n);
    expect(scopeOf(n)).toEqual(expect.arrayContaining(acts.map((act) => act.question)));
  });

  it('leaves seven questions to the third reading, and none after it', () => {
    expect(carriedOver(2)).toHaveLength(7);
    expect(carriedOver(3)).toEqual([]);
  });

  it.each([1, 2, 3])('does everything of reading %i while it is open, and changes nothing once it is agreed', (n) => {
    const acts = [
      ...EDITS.filter((e) => e.reading === n).map((e) => e.tabledAt),
      ...changes.filter((c) => c.reading === n).map((c) => c.at),
    ];
    expect(acts.filter((at) => !within(n, at))).toEqual([]);
    const agreed = DISPOSITIONS.filter((d) => d.reading === n && d.disposition === 'agreed');
    const late = agreed.flatMap((d) => changes.filter((c) => d.questions.includes(c.question) && c.at > d.at));
    expect(late).toEqual([]);
  });

  it('objects formally as a party only, and ends every objection', () => {
    const parties = FICTITIOUS_DELEGATIONS.filter((d) => d.status === 'party').map((d) => d.key);
    const removed = DISPOSITIONS.filter((d) => d.disposition === 'removed').flatMap((d) => d.questions);
    for (const { formal, by, end, question } of OBJECTIONS) {
      if (formal) expect(parties).toContain(by);
      expect(removed.includes(question)).toBe(end.how === 'removed');
    }
    expect(OBJECTIONS.filter((o) => o.formal).map((o) => o.ground)).toEqual([
      ...['duplication', 'beyond-scope'],
      ...['beyond-scope', 'language', 'language'],
    ]);
  });

  const roomAt = (at: string): readonly string[] =>
    ROOMS.findLast((room) => room.at.slice(0, 10) === at.slice(0, 10) && room.at <= at)?.present ?? [];
  const putOn = (question: string) => PUTS.find((put) => put.question === question)!;

  it('finds an objection not maintained of a party that was in the room, and silent', () => {
    const silent = OBJECTIONS.filter(({ end }) => end.how === 'not-maintained');
    expect(silent).toHaveLength(1);
    for (const { by, question, raisedAt } of silent) {
      expect(raisedAt < putOn(question).putAt).toBe(true);
      expect(roomAt(putOn(question).putAt)).toContain(by);
    }
  });

  it('agrees notwithstanding an objection of a party that was elsewhere, which reserves the day after', () => {
    const [ruled, ...others] = PUTS.filter(({ notwithstanding }) => notwithstanding !== undefined);
    const kept = OBJECTIONS.find(({ end, question }) => end.how === 'reserved' && question === ruled?.question);
    expect(others).toEqual([]);
    expect(roomAt(ruled!.putAt)).not.toContain(kept!.by);
    expect(kept!.end).toMatchObject({ at: expect.stringMatching(/^2018-07-05/) as string });
  });

  it('has a party that was elsewhere contest the day after what was agreed', () => {
    const late = OBJECTIONS.filter(
      (o) => o.formal && PUTS.some(({ question, agreedAt }) => question === o.question && agreedAt < o.raisedAt),
    );
    expect(late.map(({ by, question }) => [by, roomAt(putOn(question).putAt).includes(by)])).toEqual([
      ['belmarine', false],
    ]);
  });

  it('corrects a slip within ten minutes, before what was meant is done', () => {
    for (const { edit, at, correctedAt } of SLIPS) {
      const { decidedAt } = editOf(edit) as { decidedAt: string };
      expect(Date.parse(correctedAt) - Date.parse(at)).toBeLessThan(600_000);
      expect(at < correctedAt && correctedAt < decidedAt).toBe(true);
    }
  });

  it('decides a package at one instant', () => {
    for (const name of PACKAGES) {
      const edits = EDITS.filter((edit) => 'package' in edit && edit.package === name);
      expect(edits.length).toBeGreaterThan(1);
      expect(new Set(edits.map((edit) => 'decidedAt' in edit && edit.decidedAt)).size).toBe(1);
    }
  });

  it('speaks for a group by a member of it, and another member dissociates itself', () => {
    for (const { group, by, dissociation } of STATEMENTS) {
      const members: readonly string[] = GROUPS.find(({ key }) => key === group)?.members ?? [];
      expect(members).toEqual(expect.arrayContaining([by, dissociation.by]));
      expect(by).not.toBe(dissociation.by);
    }
  });
});
