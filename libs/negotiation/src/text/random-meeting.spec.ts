import fc from 'fast-check';
import { blame, type Run } from '#text';
import { meetingOf, opening, tried, type Room } from '../testing/index.js';
import type { Heard } from '../testing/overheard.js';
import { secondOpinion } from '../testing/second-opinion.js';
import { weaveOf } from './question/wording.js';

const RUNS = process.env.NONPAPER_DEEP ? 1000 : 20;

const heardAfter = (room: Room, next: Room): readonly Heard[] => heardIn(next.facts.slice(room.facts.length));

const heardIn = (facts: Room['facts']): readonly Heard[] => facts as unknown as readonly Heard[];

const byCommand = (facts: readonly Heard[]): Heard[][] => {
  const commands = new Map<string, Heard[]>();
  for (const fact of facts) commands.set(fact.meta.commandId, [...(commands.get(fact.meta.commandId) ?? []), fact]);
  return [...commands.values()];
};

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
          const after = tried(before, step);
          expect(hear(heardAfter(before, after))).toEqual([]);
          return after;
        }, opening);
        expect(uncaused(end)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
