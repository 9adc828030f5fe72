import type { Capacity } from '../../vocabulary.js';
import { weightier } from '../proposal/weight.js';
import type { Text } from '../text.js';
import { changedThis, ofAParty, type Later } from './later.js';
import { changedBy, facetOf, isEntry, same, type Changed } from './standing-before.js';

/**
 * What of an act is taken back: all that it changed, but for what a party has changed since. What was said against an
 * agreement, or asked about it, falls with the agreement.
 */
export const toRestore = (before: Text, after: Text, now: Text, since: readonly Later[]): Changed[] => {
  const own = changedBy(before, after)
    .flatMap((change) => withoutWhatItAdded(change, after, now))
    .filter((change) => !heldElsewhere(change, after, now))
    .filter((change) => isList(change) || isEntry(change) || !saidSince(change, since))
    .map((change) => weighedSince(change, since))
    .filter((change) => change.facet !== 'capacity' || !same(change.was, facetOf(now, change)));
  const fallen = own
    .filter(({ kind, facet }) => kind === 'questions' && facet === 'status')
    .flatMap(({ kind, id }) => SPOKEN.map((facet) => ({ kind, id, facet })))
    .map((one) => ({ ...one, was: facetOf(before, one) }))
    .filter((one) => !same(one.was, facetOf(now, one)));
  const standing = own.filter((one) => !fallen.some((other) => other.id === one.id && other.facet === one.facet));
  return [...standing, ...fallen, ...unlisted(own, now)];
};

/** Who did not object is not among those who stand against a wording that was put since. */
const unlisted = (changes: readonly Changed[], { puts }: Text): Changed[] => {
  const not = new Set(changes.filter(noObjection).map(({ id }) => id));
  if (not.size === 0) return [];
  return [...puts.values()].flatMap(({ putId: id, objections = [] }) => {
    const left = objections.filter(({ objectionId }) => !not.has(objectionId));
    if (left.length === objections.length) return [];
    return [{ kind: 'puts', id, facet: 'objections', was: left.length > 0 ? left : undefined } as const];
  });
};

const noObjection = (change: Changed): boolean =>
  change.kind === 'objections' && (isEntry(change) || (change.facet === 'formal' && change.was === false));

const SPOKEN = ['contestedAfterwards', 'reopeningAsked'];

/** What one act after the other adds to: only what the slip added is taken out of it. */
const LISTS = new Set([
  'contestedAfterwards',
  'reopeningAsked',
  'floats',
  'proposals',
  'dissociated',
  'scope',
  'objections',
  'by',
  'subs',
]);

export const isList = ({ facet }: Pick<Changed, 'facet'>): boolean => LISTS.has(facet);

const withoutWhatItAdded = (change: Changed, after: Text, now: Text): Changed[] => {
  if (!isList(change)) return [change];
  const [was, then, is] = [change.was, facetOf(after, change), facetOf(now, change)].map(listed);
  if (!was || !then || !is || !same(then.slice(0, was.length), was)) return [change];
  const added = then.slice(was.length);
  const left = is.filter((one) => !added.some((other) => same(one, other)));
  if (left.length === is.length) return [];
  return [{ ...change, was: left.length === 0 && change.was === undefined ? undefined : left }];
};

const listed = (value: unknown): unknown[] | undefined =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : undefined;

/** A comment that another has taken up too stays taken up. */
const heldElsewhere = (change: Changed, after: Text, now: Text): boolean => {
  const { kind, id, facet } = change;
  if (kind !== 'comments' || facet !== 'status' || isEntry(change)) return false;
  const [then, is] = [after.comments.get(id), now.comments.get(id)];
  const uses = (comment: typeof is): number => (comment?.floats?.length ?? 0) + (comment?.proposals?.length ?? 0);
  return uses(is) > uses(then);
};

/** A proposal counts for what the weightiest of its other sponsors had, also of those who joined since. */
const weighedSince = (change: Changed, since: readonly Later[]): Changed => {
  if (change.facet !== 'capacity') return change;
  const joined = since
    .flatMap(({ facts }) => facts)
    .filter((fact) => fact.type === 'ProposalCoSponsored' && fact.data.proposalId === change.id);
  return { ...change, was: joined.reduce((was, { meta }) => weightier(was, meta.capacity), change.was as Capacity) };
};

/** A party has spoken to it last: that stands as it was said. */
const saidSince = (change: Changed, since: readonly Later[]): boolean => {
  const last = since.findLast((later) => changedThis(later, change));
  return last !== undefined && ofAParty(last);
};
