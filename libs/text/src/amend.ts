import { diffArrays } from 'diff';
import { applied, CHAIRS, type Sponsored } from './apply.js';
import type { Applied, Credit, Edit } from './edit.js';
import { placements } from './place.js';
import { placesAt, type Weave } from './weave.js';

/** As in `diff`: a count, so that it is decided alike everywhere. */
const MOST_CHANGES = 1_000;

/**
 * A proposal accepted as the Chair amends it. Words that were in the proposal stay its sponsors', found by aligning the
 * wording it would have given with the one the Chair gives; words and strikes that were not are the Chair's.
 */
export const amend = (weave: Weave, proposal: Sponsored & { readonly edit: Edit }, chair: Edit): Applied => {
  const theirs: Credit = { by: proposal.by, proposal: proposal.proposal };
  const proposed = placements(weave, proposal.edit);
  const gone = new Set(proposed.flatMap(({ struck }) => struck));
  const taken = takenUp(result(weave, proposal.edit), result(weave, chair));
  return applied(weave, chair, {
    struck: (place) => (gone.has(place) ? theirs : CHAIRS),
    inserted: (hunk, word) => (taken.has(`${String(hunk)}:${String(word)}`) ? theirs : CHAIRS),
  });
};

/** A word of a result: one of the weave, known by its place, or one put in, known by its spelling. */
interface Token {
  readonly key: string;
  readonly inserted?: string;
}

const result = (weave: Weave, edit: Edit): Token[] => {
  const placed = placements(weave, edit);
  const gone = new Set(placed.flatMap(({ struck }) => struck));
  const tokens = placesAt(weave)
    .filter((place) => !gone.has(place))
    .map((place): Token & { at: number } => ({ key: `#${String(place)}`, at: place }));
  const fresh = placed.flatMap(({ at, words }, hunk) =>
    words.map(({ word }, i) => ({ key: `+${word}`, inserted: `${String(hunk)}:${String(i)}`, at: at - 0.5 })),
  );
  return [...fresh, ...tokens].toSorted((a, b) => a.at - b.at);
};

const takenUp = (proposed: readonly Token[], decided: readonly Token[]): Set<string> => {
  const comparator = (a: Token, b: Token): boolean => a.key === b.key;
  const parts = diffArrays([...proposed], [...decided], { comparator, maxEditLength: MOST_CHANGES }) as
    { added: boolean; removed: boolean; count: number }[] | undefined;
  let at = 0;
  const taken = (parts ?? []).flatMap(({ added, removed, count }) => {
    const met = added || removed ? [] : decided.slice(at, at + count);
    at += removed ? 0 : count;
    return met.flatMap(({ inserted }) => inserted ?? []);
  });
  return new Set(taken);
};
