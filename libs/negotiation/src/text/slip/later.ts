import { idsIn } from '../named.js';
import type { Text, TextFact } from '../text.js';
import { notCorrectable } from './correctable.js';
import type { Done } from './recent.js';
import { changedBy, facetOf, isEntry, same, thingOf, type Changed } from './standing-before.js';

/** What one command did, and how things stood before and after it. */
export interface Later extends Done<Text, TextFact> {
  readonly after: Text;
}

/** What was done since and holds: neither corrected since, nor itself the correction of something. */
export const whatHolds = (later: readonly Done<Text, TextFact>[], now: Text): Later[] => {
  const corrected = new Set(later.flatMap(({ facts }) => facts).flatMap(correctedBy));
  return later
    .map((done, i) => ({ ...done, after: later[i + 1]?.before ?? now }))
    .filter(({ facts }) => !facts.some(({ type, revision }) => type === 'SlipCorrected' || corrected.has(revision)));
};

const correctedBy = (fact: TextFact): number[] =>
  fact.type === 'SlipCorrected' ? fact.data.events.map(({ revision }) => revision) : [];

/** Whether it changed this, be it back to what it was: whoever did so meant it. */
export const changedThis = ({ before, after }: Later, change: Changed): boolean => {
  if (before[change.kind] === after[change.kind]) return false;
  if (thingOf(before, change.kind, change.id) === thingOf(after, change.kind, change.id)) return false;
  return !same(facetOf(before, change), facetOf(after, change));
};

/** The last that changed any of what an act had changed. */
export const lastToChange = (since: readonly Later[], before: Text, after: Text): Later | undefined => {
  const changes = changedBy(before, after);
  return since.findLast((later) => changes.some((change) => changedThis(later, change)));
};

/** The last that was built on a thing that an act brought about: whatever has to do with it since names it. */
export const builtOn = (since: readonly Later[], changes: readonly Changed[]): Later | undefined => {
  const ids = changes.filter(isEntry).map(({ id }) => id);
  return ids.length === 0 ? undefined : since.findLast(({ facts }) => facts.some((fact) => names(fact, ids)));
};

/** A put that says who stands against a wording is no answer to them, and who says that it was not so builds on nothing. */
const names = ({ type, data }: TextFact, ids: readonly string[]): boolean => {
  if (type === 'TranscriptDisputed') return false;
  const named = idsIn(type === 'WordingPut' ? { ...data, objections: [] } : data);
  return ids.some((id) => named.has(id));
};

/** The last that decided a proposal which an act gave another sponsor, or wrote words of it in: they are credited to all of them. */
export const creditedOn = (since: readonly Later[], changes: readonly Changed[]): Later | undefined => {
  const joined = changes.filter(({ kind, facet }) => kind === 'proposals' && facet === 'by');
  if (joined.length === 0) return undefined;
  const ids = joined.map(({ id }) => id);
  const decided = joined.map((change) => ({ ...change, facet: 'status' }));
  return since.findLast(
    (later) =>
      decided.some((change) => changedThis(later, change)) ||
      later.facts.some((fact) => 'applied' in fact.data && names(fact, ids)),
  );
};

/** A delegation said it, itself or by the hand of the secretariat. */
export const ofAParty = ({ facts }: Pick<Later, 'facts'>): boolean => facts[0]?.meta.delegation !== undefined;

/** Whether it can be corrected as a slip in its turn. */
export const canBeCorrected = ({ facts }: Pick<Later, 'facts'>): boolean =>
  facts[0]?.meta.role !== 'delegate' && notCorrectable(facts.map(({ type }) => type)) === undefined;
