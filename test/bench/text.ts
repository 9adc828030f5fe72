import { blame, collide, foldAll, wordingAt, type Edit, type Weave } from '#text';
import { dice, drafted, editOf, hunksBetween, rewritten, type Drafting, type Extent } from './drafting.js';

const EXTENT: Extent = { questions: 500, edits: 20_000, words: 60 };
const OPEN_PROPOSALS = 2000;
/** Large enough that a round takes milliseconds, small enough that its weaves stay in the processor's cache. */
const DOUBLED: Extent = { questions: 100, edits: 4000, words: 60 };
const ROUNDS_MS = 500;
const FEWEST_ROUNDS = 5;

/** Folding, reading and comparing the wordings of a long negotiation; facts are complete, so nothing here runs a diff but the diff. */
export const benchText = (): Promise<object> => {
  const drafting = drafted(EXTENT);
  const stored = drafting.events.map((event) => JSON.stringify(event));
  const folding = least(() => folded(drafting));
  const parsing = least(() => stored.map((event) => JSON.parse(event) as unknown));
  const { weaves } = drafting;
  const proposals = openProposals(weaves);
  const pages = rewritten(300);
  return Promise.resolve({
    foldEditsPerSecond: Math.round((EXTENT.edits * 1000) / folding),
    foldVsParse: rounded(folding / parsing),
    diffMsPer300Words: rounded(least(() => Array.from({ length: 20 }, () => hunksBetween(pages))) / 20),
    blame500Ms: rounded(least(() => weaves.map((weave) => blame(weave, { struck: true })))),
    collisions2000Ms: rounded(least(() => collisions(weaves, proposals))),
    asOf500Ms: rounded(least(() => weaves.map((weave) => wordingAt(weave, EXTENT.edits / 2)))),
    stateMb: rounded(Buffer.byteLength(JSON.stringify(weaves)) / 1e6),
    doubling: doubling(),
    events: EXTENT.edits,
    bytesPerEvent: Math.round(stored.reduce((sum, { length }) => sum + length, 0) / stored.length),
  });
};

/** Every question's events, oldest first, folded at once. */
const folded = ({ opened, events }: Drafting): Weave[] => {
  const logs = opened.map((): Drafting['events'][number][] => []);
  for (const event of events) logs[event.question]?.push(event);
  return opened.map((weave, question) => foldAll(weave, logs[question] ?? []));
};

/** Four to a question, stated against revisions of the last quarter. */
const openProposals = (weaves: readonly Weave[]): Edit[][] => {
  const roll = dice(OPEN_PROPOSALS);
  return weaves.map((weave) =>
    Array.from({ length: OPEN_PROPOSALS / weaves.length }, () =>
      editOf(roll, weave, EXTENT.edits - roll(EXTENT.edits / 4)),
    ),
  );
};

const collisions = (weaves: readonly Weave[], proposals: readonly Edit[][]): number => {
  let clashes = 0;
  weaves.forEach((weave, question) => {
    const edits = proposals[question] ?? [];
    edits.forEach((edit, i) => {
      for (const other of edits.slice(i + 1)) clashes += collide(weave, edit, other).length;
    });
  });
  return clashes;
};

/** How many times as long folding takes with twice as much of one thing: 2 is in step, and less where the rest weighs more. */
const doubling = (): Record<keyof Extent, number> => {
  const once = drafted(DOUBLED);
  const folding = least(() => folded(once));
  const twice = (extent: Partial<Extent>): number => {
    const drafting = drafted({ ...DOUBLED, ...extent });
    return rounded(least(() => folded(drafting)) / folding);
  };
  return {
    edits: twice({ edits: DOUBLED.edits * 2 }),
    questions: twice({ questions: DOUBLED.questions * 2, edits: DOUBLED.edits * 2 }),
    words: twice({ words: DOUBLED.words * 2 }),
  };
};

/** Milliseconds that it takes at best: what else the machine does only ever adds to it. */
const least = (act: () => unknown): number => {
  const began = performance.now();
  let best = Infinity;
  for (let rounds = 0; rounds < FEWEST_ROUNDS || performance.now() - began < ROUNDS_MS; rounds += 1) {
    const since = performance.now();
    act();
    best = Math.min(best, performance.now() - since);
  }
  return best;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;
