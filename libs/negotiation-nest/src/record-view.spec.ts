import fc from 'fast-check';
import { Problem } from '#eventsourcing';
import {
  accept,
  allCarriedOver,
  closed,
  issued,
  object,
  overtaken,
  proposed,
  Q1,
  Q2,
  reading,
  said,
  scene,
  tabled,
  TEXT_COMMANDS,
  type Move,
  type Room,
} from '../../negotiation/src/testing/index.js';
import { Archive, type Kept } from './testing/archive.js';

const move: fc.Arbitrary<Move> = fc.record({
  verb: fc.nat(TEXT_COMMANDS.length - 1),
  who: fc.nat(11),
  thing: fc.nat(7),
  from: fc.nat(14),
  length: fc.nat(3),
  insert: fc.constantFrom('', 'shall', 'all relevant'),
  age: fc.constantFrom(0, 0, 1, 3),
  flag: fc.boolean(),
  careless: fc.constant(false),
});

const opening = scene(tabled, reading, proposed, ...overtaken, object('Avalon', Q2));

/** What is allowed of the moves happens. */
const played = (moves: readonly Move[]): Room =>
  moves.reduce((room, one) => {
    try {
      return room.give(said(one)(room));
    } catch (error) {
      if (error instanceof Problem) return room;
      throw error;
    }
  }, opening);

/** The rows that hold at a revision of the text; when a row ends is not known before, nor to whom it is disclosed later. */
const standingAt = (rows: readonly Kept[], revision: number): Omit<Kept, 'until' | 'audience'>[] =>
  rows
    .filter(({ stream }) => stream === 'text-draft')
    .filter(({ since, until }) => since <= revision && (until === null || until > revision))
    .map(({ until: _, audience: __, ...row }) => row);

const archived = async <T>(room: Pick<Room, 'bodyFacts' | 'facts'>, read: (archive: Archive) => T): Promise<T> => {
  const archive = await Archive.open();
  try {
    await archive.record(room);
    return read(archive);
  } finally {
    await archive.close();
  }
};

const same = (a: unknown, b: unknown): void => {
  expect(a).toEqual(b);
};

describe('the record view', () => {
  const whole = ({ rows, entries }: { rows: Kept[]; entries: unknown[] }): unknown => ({ rows, entries });
  const read = (archive: Archive): { rows: Kept[]; entries: unknown[] } => ({
    rows: archive.rows(),
    entries: archive.entries(),
  });

  /** A ledger cut after each of its commands, and the whole one. */
  const holds = async (room: Room): Promise<void> => {
    const all = await archived(room, read);
    same(whole(await archived(room, read)), whole(all));
    const ends = room.facts.filter((fact, n) => fact.meta.commandId !== room.facts[n + 1]?.meta.commandId);
    const archive = await Archive.open();
    try {
      let known = 0;
      for (const { revision } of ends) {
        const facts = room.facts.slice(known, revision + 1);
        await archive.record({ bodyFacts: known === 0 ? room.bodyFacts : [], facts });
        known = revision + 1;
        same(standingAt(all.rows, revision), standingAt(archive.rows(), revision));
        expect(archive.rows().every(({ since }) => since <= revision || since < room.bodyFacts.length)).toBe(true);
      }
    } finally {
      await archive.close();
    }
  };

  it('shows, as of a revision, what a ledger that ends there would', async () => {
    await holds(scene(tabled, reading, proposed, object('Borealia', Q1), accept, ...allCarriedOver, closed, issued));
  });

  it('does so for random negotiations, and the same each time', async () => {
    const moves = fc.array(move, { minLength: 20, maxLength: 60, size: 'max' });
    await fc.assert(
      fc.asyncProperty(moves, (some) => holds(played(some))),
      { numRuns: process.env.NONPAPER_DEEP === undefined ? 8 : 200 },
    );
  }, 600_000);

  it('numbers every event of a text once in its history', async () => {
    const room = scene(tabled, reading, proposed, accept);
    const { entries } = await archived(room, read);
    const lines = (entries as { stream: string; type: string }[]).filter(({ stream }) => stream === 'text-draft');
    expect(lines.map(({ type }) => type)).toEqual(room.facts.map(({ type }) => type));
  });
});
