import { sha256 } from '#eventsourcing';
import { TOKENISER, wordingAt, type Applied } from '#text';
import { changesSince, weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import { MISTAKEN } from '../mistaken.js';
import { FACETS, type Restored, type SlipEvent } from './slip.js';

export type Kind = keyof typeof FACETS;

interface Things extends Iterable<[string, object]> {
  get(id: string): object | undefined;
}

/** Everything of a kind in a text, by its id. */
const allOf = (text: Text, kind: Kind): Things =>
  kind === 'readings' ? new Map(text.readings.map((reading) => [String(reading.n), reading])) : text[kind];

/** By value: what was changed and changed back is the same. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One facet of a thing that an act changed. */
export interface Changed {
  readonly kind: Kind;
  readonly id: string;
  readonly facet: string;
  readonly was: unknown;
}

/** It brought the thing about, which would not be there without it. */
export const isEntry = ({ was }: Changed): boolean => was === MISTAKEN;

export const facetOf = (text: Text, { kind, id, facet }: Omit<Changed, 'was'>): unknown =>
  (thingOf(text, kind, id) as Record<string, unknown> | undefined)?.[facet];

export const thingOf = (text: Text, kind: Kind, id: string): object | undefined =>
  kind === 'readings' ? text.readings.find(({ n }) => String(n) === id) : text[kind].get(id);

/** What is entered by an act cannot be unsaid: it is over, or, where somebody would have said it, was recorded by mistake. */
const OVER: Partial<Record<Kind, string>> = {
  ...{ puts: 'taken-back', floats: 'taken-back' },
  ...{ objections: MISTAKEN, positions: MISTAKEN, reservations: MISTAKEN, comments: MISTAKEN, proposals: MISTAKEN },
};

/** What an act changed, facet by facet, with what that was before. */
export const changedBy = (before: Text, after: Text): Changed[] =>
  (Object.keys(FACETS) as Kind[]).flatMap((kind) => {
    const earlier = allOf(before, kind);
    return [...allOf(after, kind)].flatMap(([id, thing]): Changed[] => {
      const was = earlier.get(id);
      if (was === thing) return [];
      if (!was) return OVER[kind] === undefined ? [] : [{ kind, id, facet: 'status', was: OVER[kind] }];
      const [old, now] = [was, thing] as Record<string, unknown>[];
      return FACETS[kind]
        .filter((facet) => !same(old?.[facet], now?.[facet]))
        .map((facet) => ({ kind, id, facet, was: old?.[facet] }));
    });
  });

const ID = {
  questions: 'questionId',
  proposals: 'proposalId',
  objections: 'objectionId',
  puts: 'putId',
  floats: 'floatId',
  comments: 'commentId',
  positions: 'positionId',
  reservations: 'reservationId',
  readings: 'n',
} as const;

/** As the event says it: thing by thing. */
export const told = (changes: readonly Changed[]): Restored => {
  const of = (kind: Kind): Record<string, unknown>[] => {
    const things = new Map<string, Record<string, unknown>>();
    for (const { id, facet, was } of changes.filter((one) => one.kind === kind)) {
      const thing = things.get(id) ?? { [ID[kind]]: kind === 'readings' ? Number(id) : id };
      things.set(id, { ...thing, [facet]: was ?? null });
    }
    return [...things.values()];
  };
  return Object.fromEntries((Object.keys(FACETS) as Kind[]).map((kind) => [kind, of(kind)])) as unknown as Restored;
};

/** The questions that an act reworded. */
export const rewordedBy = (before: Text, after: Text): string[] =>
  [...before.questions.values()]
    .filter((question) => after.questions.get(question.questionId)?.wording !== question.wording)
    .map(({ questionId }) => questionId);

/** What an act did to wordings, undone; the last change first. */
export const unsaid = (before: Text, after: Text): SlipEvent['data']['reworded'] =>
  rewordedBy(before, after).flatMap((questionId) => {
    const [was, is] = [before.questions.get(questionId), after.questions.get(questionId)];
    if (!was || !is) return [];
    const undoes = changesSince(is.wording, before.revision).map(({ revision }) => revision);
    const applied: Applied = {
      ...{ tokeniser: TOKENISER, hunks: [], moves: [], opened: [], settled: [] },
      undoes: undoes.reverse(),
    };
    return [{ questionId, applied, wordingHash: sha256(wordingAt(weaveOf(was.wording))) }];
  });
