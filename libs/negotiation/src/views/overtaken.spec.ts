import fc from 'fast-check';
import {
  asked,
  decide,
  idOf,
  meetingOf,
  opening,
  proposed,
  proposeDeletion,
  proposeMove,
  proposeQuestion,
  Q1,
  Q3,
  Q4,
  reading,
  revise,
  scene,
  sectionOf,
  subAmend,
  tabled,
  tried,
  type Room,
  type Step,
} from '../testing/index.js';
import { textDecider } from '../deciders.js';
import { isStale } from '../text/edit.js';
import { AcceptProposal } from '../text/proposal/accept-proposal.js';
import type { TextFact } from '../text/text.js';
import { textRows } from './text-rows.js';

/** What the rows of a room's proposals say of being stale, and what is so, after each of its events. */
const toldAfterEach = ({ facts }: Room): { readonly told: object; readonly so: object }[] => {
  const rows = new Map<string, boolean>();
  let text = textDecider.initial('text-draft');
  return facts.map((fact) => {
    const before = text;
    text = textDecider.evolve(text, fact);
    for (const { kind, key, doc } of textRows(fact as TextFact, before, text))
      if (kind === 'proposal') rows.set(key, (doc as { readonly stale: boolean }).stale);
    const so = [...text.proposals.values()].map((one): [string, boolean] => [
      one.proposalId,
      one.status === 'tabled' && isStale(text, one),
    ]);
    return { told: Object.fromEntries(rows), so: Object.fromEntries(so) };
  });
};

const isTold = (room: Room): void => {
  for (const { told, so } of toldAfterEach(room)) expect(told).toEqual(so);
};

const staleIn = (room: Room): string[] =>
  Object.entries(toldAfterEach(room).at(-1)?.told ?? {}).flatMap(([id, stale]) => (stale ? [id] : []));

const away = (who: 'Avalon' | 'Borealia', questionId: string, after: string, key: string): Step =>
  proposeMove(who, (room) => ({ questionId, sectionId: sectionOf(room, after), after }), key);

describe('the row of an open proposal says that it is stale', () => {
  const fresh = proposeQuestion('Avalon', asked('Who trains them?', Q1), 'new');

  it('once the question that it was to follow is read elsewhere', () => {
    const moves = [away('Avalon', Q1, Q4, 'move'), away('Borealia', Q3, Q1, 'other')];
    const room = scene(tabled, reading, fresh, ...moves, decide(AcceptProposal, 'move'));
    expect(staleIn(room).sort()).toEqual([idOf('new'), idOf('other')].sort());
  });
  it('once the question that it was to follow up is gone', () => {
    const gone = proposeDeletion('Borealia', { questionId: Q1 }, 'gone');
    const following = asked('If so, who?', Q1, { followUp: { of: Q1, when: 'yes' } });
    const room = scene(tabled, reading, proposeQuestion('Avalon', following, 'new'), gone);
    expect(staleIn(room)).toEqual([]);
    expect(staleIn(room.give(decide(AcceptProposal, 'gone')(room)))).toEqual([idOf('new')]);
  });
  it('once the proposal that it would amend is in other words', () => {
    const sub = subAmend('Borealia', 'steps', 'concrete steps');
    const room = scene(tabled, reading, proposed, sub, revise('Avalon', 'measures', 'a policy'));
    expect(staleIn(room)).toEqual([idOf('sub')]);
  });
  it('whatever is said', () => {
    const law = fc.property(fc.noShrink(fc.integer()), (seed) => {
      const moves = meetingOf(seed).slice(0, 100);
      const begun = moves.slice(0, 20).reduce(tried, opening);
      const ids = [...begun.text.questions.keys()];
      const moved = ids.flatMap((id, i) => [
        proposeQuestion('Avalon', asked(`Who trains them ${String(i)}?`, id), `new ${String(i)}`),
        ...ids.map((other, n) => away('Borealia', id, other, `move ${String(i)} ${String(n)}`)),
      ]);
      isTold([...moved, ...moves.slice(20)].reduce(tried, begun));
    });
    fc.assert(law, { numRuns: 10 });
  });
});
