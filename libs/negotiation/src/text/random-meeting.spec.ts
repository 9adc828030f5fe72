import fc from 'fast-check';
import { Problem } from '#eventsourcing';
import { blame, type Run } from '#text';
import { anyMove } from '../testing/any-move.js';
import {
  chairs,
  closed,
  enter,
  meeting,
  overriding,
  proposed,
  reading,
  said,
  scene,
  seen,
  tabled,
  takeBack,
  type Room,
  type Step,
} from '../testing/index.js';
import type { Heard } from '../testing/overheard.js';
import { secondOpinion } from '../testing/second-opinion.js';
import { weaveOf } from './question/wording.js';
import { IssueRevision } from './version/issue-revision.js';

const COMMANDS = 300;
const RUNS = process.env.NONPAPER_DEEP ? 1000 : 20;

const opening = scene(meeting, enter('Avalon', 'Borealia', 'Elysia'), tabled, reading, proposed);

/** The room after the command, and what it recorded; nothing where it was refused. */
const given = (room: Room, step: Step): { readonly room: Room; readonly command: readonly Heard[] } => {
  try {
    const next = room.give(step(room));
    return { room: next, command: heardIn(next.facts.slice(room.facts.length)) };
  } catch (error) {
    if (error instanceof Problem) return { room, command: [] };
    throw error;
  }
};

const heardIn = (facts: Room['facts']): readonly Heard[] => facts as unknown as readonly Heard[];

const byCommand = (facts: readonly Heard[]): Heard[][] => {
  const commands = new Map<string, Heard[]>();
  for (const fact of facts) commands.set(fact.meta.commandId, [...(commands.get(fact.meta.commandId) ?? []), fact]);
  return [...commands.values()];
};

/** Named by a seed, not an array that shrinks: nobody can read 300 moves, and a number plays them again. */
const meetingOf = (seed: number): Step[] =>
  fc
    .sample(anyMove, { seed, numRuns: COMMANDS })
    .flatMap((move, n) => [said(move), ...(n % 60 === 59 ? nextReading : [])]);

/** A wording that is put stands in the way of closing. */
const takeBackPut: Step = (room) => {
  const live = [...room.text.puts.values()].find(({ status }) => status === 'put');
  if (!live) return takeBack()(room);
  const { putId, questionId: question } = live;
  return { ...takeBack()(room), data: { putId }, given: { seen: seen(room.text, { put: putId, question }) } };
};

/** What only seldom comes by chance: a reading that ends, as far as it may, with its revision, and another one. */
const nextReading: readonly Step[] = [
  ...[takeBackPut, takeBackPut, takeBackPut, takeBackPut],
  overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED', 'PROPOSAL_UNDECIDED'),
  chairs(IssueRevision),
  chairs(IssueRevision),
  reading,
];

/** R2: each word that stands or stood was put in, and struck, by an event on record that says so, for who proposed it. */
const uncaused = ({ facts, text }: Room): string[] =>
  [...text.questions.values()].flatMap(({ questionId, wording }) =>
    blame(weaveOf(wording), { struck: true })
      .flatMap((run): Partial<Run>[] => [run, ...(run.struck ? [{ ...run.struck, text: run.text }] : [])])
      .filter((run) => !isCaused(run, heardIn(facts)))
      .map((run) => `${questionId}: ${JSON.stringify(run)}`),
  );

const isCaused = ({ revision = -1, decision, proposal, by = [] }: Partial<Run>, facts: readonly Heard[]): boolean => {
  const cause = facts[revision];
  if (cause?.type !== decision || by.length === 0) return false;
  if (proposal === undefined) return true;
  const made = facts.find(({ data }) => data.proposalId === proposal);
  return made !== undefined && made.revision <= revision;
};

describe('a random meeting of 300 commands by a Chair, a secretariat and six delegations', () => {
  it('breaks no rule but by name, and leaves no word without a cause', () => {
    fc.assert(
      fc.property(fc.noShrink(fc.integer()), (seed) => {
        const hear = secondOpinion();
        byCommand(heardIn(opening.facts)).forEach((command) => expect(hear(command)).toEqual([]));
        const end = meetingOf(seed).reduce((before, step) => {
          const { room, command } = given(before, step);
          expect(hear(command)).toEqual([]);
          return room;
        }, opening);
        expect(uncaused(end)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
