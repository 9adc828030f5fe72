import fc from 'fast-check';
import { meetingOf, opening, tried } from '../../testing/index.js';
import { spansAt } from '#text';
import { blocking } from '../../text/gate/blocking.js';
import { weaveOf } from '../../text/question/wording.js';
import type { Text } from '../../text/text.js';
import { outstandingIn, type Rows } from './outstanding.js';

const rowsOf = (text: Text): Rows => ({
  questions: [...text.questions.values()].map((q) => ({ ...q, contested: spansAt(weaveOf(q.wording)).length > 0 })),
  proposals: [...text.proposals.values()],
  objections: [...text.objections.values()],
  reservations: [...text.reservations.values()],
});

/** After however many commands of a random meeting: what the gates hold against a proposal or an objection is listed. */
it('names all that the gates find in the way of agreeing or certifying', () => {
  fc.assert(
    fc.property(fc.noShrink(fc.integer()), fc.integer({ min: 20, max: 200 }), (seed, length) => {
      const { text } = meetingOf(seed).slice(0, length).reduce(tried, opening);
      const { outstanding, scope } = outstandingIn(rowsOf(text));
      const named = new Set(outstanding.flatMap(({ proposal, objection }) => [proposal, objection]));
      const goals = ['certify', ...[...text.questions.keys()].map((id) => `agree:${id}` as const)] as const;
      const gates = goals.flatMap((goal) => blocking(text, goal)).flatMap((b) => [b.proposal, b.objection]);
      expect(gates.filter((id) => !named.has(id))).toEqual([]);
      const standing = scope.map((id) => text.questions.get(id)?.status);
      expect(standing.filter((status) => status === 'removed' || status === undefined)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

it('is nothing where everything is settled', () =>
  expect(outstandingIn({ questions: [], proposals: [], objections: [], reservations: [] })).toEqual({
    outstanding: [],
    scope: [],
  }));
