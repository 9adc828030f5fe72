import { collide, rebase, sameChange, stale, touching, type Clash, type Edit, type Hunk, type Weave } from '#text';
import type { EditProposal } from '../../text/proposal/kinds.js';
import { draftsOver } from '../../text/sub-amendment/drafts.js';
import { inForceSince, weaveOf, type Chain } from '../../text/question/wording.js';
import { displacements, sameShape, unplaced, type Displacement } from './displaced.js';
import { competing, isWorded, type ProposalTold, type Worded } from './told.js';

/** Two hunks that meet, counted in the words as they stand now; of sub-amendments, in those of what they amend. */
export interface Meeting {
  readonly kind: string;
  readonly a: Hunk;
  readonly b: Hunk;
}

/** Two proposals that meet, and where: in which words, or by what one of them makes of their question. */
export interface Pair {
  readonly proposals: readonly [string, string];
  readonly where: readonly (Meeting | Displacement)[];
}

/** Which of a question's open proposals get in each other's way. */
export interface Collisions {
  /** What no longer applies: an edit with the decisions since its base that it collides with, anything else without. */
  readonly stale: readonly { readonly proposal: string; readonly clashes: readonly Clash[] }[];
  /** Who accepts one of them makes the other stale or moot, or undoes where it would have the question read. */
  readonly colliding: readonly Pair[];
  /** One change proposed several times: to be sponsored together. */
  readonly same: readonly (readonly string[])[];
  /** Both can be accepted; whoever decides on one should see the other. */
  readonly touching: readonly Pair[];
  /** True where there are more pairs than are told. */
  readonly more: boolean;
}

/** Pairs beyond so many are not told. */
const MOST_PAIRS = 10_000;

/** What a proposal collides with of what was decided since its base. */
export const clashesIn = (chain: Chain, edit: Edit): Clash[] => {
  const accepted = inForceSince(chain, edit.base).map(({ revision, source }) => ({
    revision,
    ...(source && { edit: source }),
  }));
  return accepted.length === 0 ? [] : stale(weaveOf(chain), edit, accepted);
};

/** All of the proposals on a question, as they are told; a merger is one on each of its questions. Others are `placed` by it. */
export const collisionsOn = (
  chain: Chain,
  proposals: readonly ProposalTold[],
  placed: readonly ProposalTold[] = [],
): Collisions => {
  const weave = weaveOf(chain);
  const judged = competing(proposals).map((one) => ({ one, clashes: clashesIn(chain, one.edit) }));
  const fresh = judged.filter(({ clashes }) => clashes.length === 0).map(({ one }) => one);
  const found = new Found();
  amongWords(weave, fresh, found);
  amongSubAmendments(weave, proposals, found);
  amongShapes(chain, [...fresh, ...proposals.filter(applies)], found);
  amongPlaces(proposals.filter(applies), placed.filter(applies), found);
  return {
    stale: [
      ...judged
        .filter(({ clashes }) => clashes.length > 0)
        .map(({ one, clashes }) => ({ proposal: one.proposalId, clashes })),
      ...proposals.filter(hasLostItsPlace).map(({ proposalId }) => ({ proposal: proposalId, clashes: [] })),
    ],
    ...{ colliding: found.colliding, same: [...found.same.values()], touching: found.touching, more: found.isFull() },
  };
};

/** What is proposed of a question other than its words, and has not lost its place. */
const applies = (one: ProposalTold): boolean => one.status === 'tabled' && !isWorded(one) && !one.stale;

const hasLostItsPlace = (one: ProposalTold): boolean => one.status === 'tabled' && !isWorded(one) && one.stale;

/** The pairs that were found so far. */
class Found {
  readonly colliding: Pair[] = [];
  readonly touching: Pair[] = [];
  readonly same = new Map<string, string[]>();

  isFull(): boolean {
    return this.colliding.length + this.touching.length > MOST_PAIRS;
  }
}

const amongWords = (weave: Weave, edits: readonly Worded[], found: Found): void => {
  const all = edits.map((one) => laid(weave, one));
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) {
      if (!meet(a, b) || found.isFull()) continue;
      if (sameChange(weave, a.edit, b.edit)) pool(found.same, a.proposalId, b.proposalId);
      else {
        found.colliding.push(...pairOf(a, b, collide(weave, a.edit, b.edit)));
        found.touching.push(...pairOf(a, b, touchingOf(weave, a, b)));
      }
    }
};

/** Those of one proposal are laid over what it would have the question read. */
const amongSubAmendments = (weave: Weave, proposals: readonly ProposalTold[], found: Found): void => {
  const subs = new Map<string, Worded[]>();
  for (const { amends, amendment, ...one } of proposals.filter(applies))
    if (amends !== undefined && amendment) subs.set(amends, [...(subs.get(amends) ?? []), { ...one, edit: amendment }]);
  for (const amended of competing(proposals)) {
    const rivals = subs.get(amended.proposalId) ?? [];
    if (rivals.length > 1) amongWords(draftsOver(weave, amended as unknown as EditProposal), rivals, found);
  }
};

const amongShapes = (chain: Chain, open: readonly ProposalTold[], found: Found): void => {
  if (open.every(isWorded)) return;
  const inOrder = open.toSorted((a, b) => a.entered - b.entered);
  for (const [i, a] of inOrder.entries())
    for (const b of inOrder.slice(i + 1)) {
      const where = displacements(a, b);
      if (where.length === 0 || found.isFull()) continue;
      if (sameShape(chain, a, b)) pool(found.same, a.proposalId, b.proposalId);
      else found.colliding.push({ proposals: [a.proposalId, b.proposalId], where });
    }
};

const amongPlaces = (shapes: readonly ProposalTold[], placed: readonly ProposalTold[], found: Found): void => {
  for (const a of shapes)
    for (const b of placed) {
      const where = unplaced(a, b);
      if (where.length > 0 && !found.isFull()) found.colliding.push({ proposals: [a.proposalId, b.proposalId], where });
    }
};

/** A proposal with its hunks over the words that stand. */
interface LaidOver extends Worded {
  readonly now: readonly Hunk[];
  readonly from: number;
  readonly to: number;
}

const laid = (weave: Weave, one: Worded): LaidOver => {
  const now = rebase(weave, one.edit, weave.revision).hunks;
  return { ...one, now, from: now[0]?.from ?? 0, to: now.at(-1)?.to ?? 0 };
};

/** Edits that lie apart are not compared word by word. */
const meet = (a: LaidOver, b: LaidOver): boolean => a.from <= b.to && b.from <= a.to;

const touchingOf = (weave: Weave, a: LaidOver, b: LaidOver): Meeting[] =>
  touching(weave, a.edit, b.edit).map((found) => ({ kind: 'touching', ...found }));

const pairOf = (a: LaidOver, b: LaidOver, found: readonly Meeting[]): Pair[] => {
  if (found.length === 0) return [];
  const where = found.map(({ kind, ...met }) => ({ kind, a: placed(a, met.a), b: placed(b, met.b) }));
  return [{ proposals: [a.proposalId, b.proposalId], where }];
};

const placed = ({ edit, now }: LaidOver, hunk: Hunk): Hunk => now[edit.hunks.indexOf(hunk)] ?? hunk;

/** One change is one however often it is proposed: the first to propose it stands for the others. */
const pool = (pools: Map<string, string[]>, first: string, other: string): void => {
  if ([...pools.values()].some((known) => known.includes(first) && known.includes(other))) return;
  pools.set(first, [...(pools.get(first) ?? [first]), other]);
};
