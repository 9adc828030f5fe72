import { diffArrays } from 'diff';
import { applied, CHAIRS } from './apply.js';
import { creditsOf, type Sponsored } from './credits.js';
import type { Applied, Edit } from './edit.js';
import { placements } from './place.js';
import { placesAt, type Weave } from './weave.js';

/** As in `diff`: a count, so that it is decided alike everywhere. */
const MOST_CHANGES = 1_000;

type Proposed = Sponsored & { readonly edit: Edit };

/**
 * A proposal accepted as the Chair amends it. Words that were in the proposal stay its sponsors', found by aligning the
 * wording it would have given with the one the Chair gives; words and strikes that were not are the Chair's.
 */
export const amend = (weave: Weave, proposal: Proposed, chair: Edit): Applied => answering(weave, [proposal], chair);

/** The same, in answer to any number of proposals: what several asked for is the first one's. */
export const answering = (weave: Weave, proposals: readonly Proposed[], chair: Edit): Applied => {
  const all = proposals.map((proposal) => ({
    theirs: creditsOf(weave, proposal.edit, proposal),
    gone: new Set(placements(weave, proposal.edit).flatMap(({ struck }) => struck)),
    taken: takenUp(result(weave, proposal.edit), result(weave, chair)),
  }));
  return applied(weave, chair, {
    struck: (place) => all.find(({ gone }) => gone.has(place))?.theirs.struck(place) ?? CHAIRS,
    inserted: (hunk, word) => {
      const key = keyOf({ hunk, word });
      const from = all.find(({ taken }) => taken.has(key));
      const met = from?.taken.get(key);
      return from && met ? from.theirs.inserted(met.hunk, met.word) : CHAIRS;
    },
  });
};

/** A word that an edit puts in: which of which hunk. */
interface Put {
  readonly hunk: number;
  readonly word: number;
}

const keyOf = ({ hunk, word }: Put): string => `${String(hunk)}:${String(word)}`;

/** A word of a result: one of the weave, known by its place, or one put in, known by its spelling. */
interface Token {
  readonly key: string;
  readonly inserted?: Put;
}

const result = (weave: Weave, edit: Edit): Token[] => {
  const placed = placements(weave, edit);
  const gone = new Set(placed.flatMap(({ struck }) => struck));
  const tokens = placesAt(weave)
    .filter((place) => !gone.has(place))
    .map((place): Token & { at: number } => ({ key: `#${String(place)}`, at: place }));
  const fresh = placed.flatMap(({ at, words }, hunk) =>
    words.map(({ word }, i) => ({ key: `+${word}`, inserted: { hunk, word: i }, at: at - 0.5 })),
  );
  return [...fresh, ...tokens].toSorted((a, b) => a.at - b.at);
};

/** Which of the words proposed each word is that the decision puts in, as far as it was among them. */
const takenUp = (proposed: readonly Token[], decided: readonly Token[]): Map<string, Put> => {
  const comparator = (a: Token, b: Token): boolean => a.key === b.key;
  const parts = diffArrays([...proposed], [...decided], { comparator, maxEditLength: MOST_CHANGES }) as
    { added: boolean; removed: boolean; count: number }[] | undefined;
  const taken = new Map<string, Put>();
  let [was, is] = [0, 0];
  for (const { added, removed, count } of parts ?? []) {
    const met = added || removed ? [] : decided.slice(is, is + count);
    met.forEach(({ inserted }, i) => {
      const source = proposed[was + i]?.inserted;
      if (inserted && source) taken.set(keyOf(inserted), source);
    });
    was += added ? 0 : count;
    is += removed ? 0 : count;
  }
  return taken;
};
