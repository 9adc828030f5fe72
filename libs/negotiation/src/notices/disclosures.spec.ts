import { textDecider } from '../deciders.js';
import { delegationId, GROUP, idOf, object, propose, Q1, Q2, reading, scene, tabled } from '../testing/index.js';
import type { TextFact } from '../text/text.js';
import type { Audience } from '../vocabulary.js';
import { noticesOf } from './notices.js';

const [AVALON, BOREALIA, CORVANIA] = (['Avalon', 'Borealia', 'Corvania'] as const).map((name) => delegationId(name));
const RESTRICTED: Audience = { kind: 'chair-and-secretariat' };
const PARTICIPANTS: Audience = { kind: 'participants' };
const GROUPED: Audience = { kind: 'group', group: GROUP };

/** Avalon and Corvania have something on the first question, Borealia on the second. */
const room = scene(
  tabled,
  reading,
  propose('Avalon', Q1, 'measures', 'plans'),
  propose('Borealia', Q2, 'reasons', 'grounds', 'q'),
  object('Corvania', Q1),
);
const first = room.text.revision + 1;
const restricted = (type: string, data: object): object => ({ type, data, meta: { audience: RESTRICTED } });
const floated = restricted('WordingFloated', { questionId: Q1, floatId: idOf('f'), wording: 'Words.' });
const widened = (audience: Audience, ...revisions: readonly number[]): object => ({
  ...{ type: 'AudienceWidened', meta: { audience } },
  data: { revisions, audience, words: 'As was asked.' },
});

/** Who is told what by the last of these. */
const told = (...events: readonly object[]): (readonly [string | undefined, string, string])[] => {
  const facts = events.map((event, n) => ({ revision: first + n, ...event }) as unknown as TextFact);
  const states = [room.text];
  for (const fact of facts) states.push(textDecider.evolve(states.at(-1) ?? room.text, fact));
  const [before = room.text, after = room.text] = states.slice(-2);
  return facts
    .slice(-1)
    .flatMap((last) => noticesOf(last, before, after, room.body))
    .map(({ question, recipient, title }) => [question, recipient, title] as const);
};

describe('when an audience is widened', () => {
  const TITLE = 'You may read more of what was recorded on question 1';

  it('whose question it is hears, once for the question, and nobody else', () =>
    expect(told(floated, floated, widened(PARTICIPANTS, first, first + 1))).toEqual([
      [Q1, AVALON, TITLE],
      [Q1, CORVANIA, TITLE],
    ]));
  it('only those hear whom it is wider for, and the others when it is for them', () => {
    const forGroup = [floated, widened(GROUPED, first)];
    expect(told(...forGroup)).toEqual([[Q1, AVALON, TITLE]]);
    expect(told(...forGroup, widened(PARTICIPANTS, first))).toEqual([[Q1, CORVANIA, TITLE]]);
  });
  it('it is known of a proposal, or an objection, on which question it is', () => {
    const raised = { objectionId: idOf('o'), questionId: Q2, by: CORVANIA, ground: 'other', words: 'so' };
    const of = (type: string, data: object) => told(restricted(type, data), widened(PARTICIPANTS, first));
    expect(of('ProposalWithdrawn', { proposalId: idOf('q') })).toEqual([]);
    expect(of('ProposalCoSponsored', { proposalId: idOf('q'), by: AVALON }).map(([, who]) => who)).toEqual([
      BOREALIA,
      AVALON,
    ]);
    expect(of('FormalObjectionRaised', raised).map(([, who]) => who)).toEqual([BOREALIA, CORVANIA]);
    expect(of('ReadingSuspended', {})).toEqual([]);
  });
  it('nobody hears of what they could read all along', () =>
    expect(told(widened({ kind: 'public' }, 0, room.text.revision))).toEqual([]));
});
