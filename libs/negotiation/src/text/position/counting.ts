import type { On, Position, Stance } from './position.js';
import type { Spoken } from './spoken.js';

/** Where one delegation stands on one thing, by which of the positions taken, and whether that counts towards a decision. */
export interface Counted {
  readonly delegation: string;
  readonly position: Stance;
  readonly positionId: string;
  readonly words?: string | undefined;
  /** The group that spoke for it, where it did not speak itself. */
  readonly group?: string | undefined;
  readonly counts: boolean;
  /** The rule by which it does not: R6, no party; R12, its regional organization has spoken on the same matter. */
  readonly because?: 'R6' | 'R12';
}

/** All that was said of one thing, and how it counts. */
export interface Support extends On {
  readonly counted: readonly Counted[];
  /** How many parties stand where. */
  readonly parties: Readonly<Partial<Record<Stance, number>>>;
  readonly dissociated: readonly {
    readonly positionId: string;
    readonly by: string;
    readonly words?: string | undefined;
  }[];
}

type Taken = Omit<Position, 'touched'>;

/** Who supports what: for each thing that positions were taken on, where each delegation stands on it. */
export const supportOf = (positions: readonly Taken[]): Support[] => {
  const things = new Map<string, Taken[]>();
  for (const position of [...positions].sort((a, b) => a.entered - b.entered)) {
    const key = keyOf(position);
    things.set(key, [...(things.get(key) ?? []), position]);
  }
  return [...things.values()].map(told);
};

const keyOf = ({ questionId, proposalId, floatId, putId }: On): string => proposalId ?? floatId ?? putId ?? questionId;

const told = (taken: readonly Taken[]): Support => {
  const counted = countedIn(taken);
  return {
    ...onWhat(taken),
    counted,
    parties: tally(counted),
    dissociated: taken.flatMap(({ positionId, dissociated }) => dissociated.map((one) => ({ positionId, ...one }))),
  };
};

const onWhat = (taken: readonly Taken[]): On => {
  const { questionId = '', proposalId, floatId, putId } = taken[0] ?? {};
  return {
    questionId,
    ...(proposalId !== undefined && { proposalId }),
    ...(floatId !== undefined && { floatId }),
    ...(putId !== undefined && { putId }),
  };
};

interface Latest {
  readonly spoken: Spoken;
  readonly position: Taken;
}

/** The latest that each said, or that was said for it and that it did not dissociate from. */
const countedIn = (taken: readonly Taken[]): Counted[] => {
  const latest = new Map<string, Latest>();
  for (const position of taken)
    for (const spoken of standingBehind(position)) latest.set(spoken.delegation, { spoken, position });
  const speaking = new Set([...latest.values()].filter(isParty).map(({ spoken }) => spoken.delegation));
  return [...latest.values()].map((one) => weighed(one, speaking));
};

const standingBehind = ({ speaker, members = [], dissociated }: Taken): Spoken[] => {
  const gone = new Set<string>(dissociated.map(({ by }) => by));
  return [speaker, ...members.filter(({ delegation }) => delegation !== speaker.delegation && !gone.has(delegation))];
};

const isParty = ({ spoken }: Latest): boolean => spoken.capacity === 'party';

const weighed = ({ spoken, position }: Latest, speaking: ReadonlySet<string>): Counted => {
  const { delegation, capacity, organization } = spoken;
  const because = capacity !== 'party' ? 'R6' : speaking.has(organization ?? '') ? 'R12' : undefined;
  const { positionId, words, group, by } = position;
  return {
    ...{ delegation, position: position.position, positionId },
    ...(words !== undefined && { words }),
    ...(group !== undefined && by !== delegation && { group }),
    counts: because === undefined,
    ...(because && { because }),
  };
};

const tally = (counted: readonly Counted[]): Partial<Record<Stance, number>> => {
  const parties: Partial<Record<Stance, number>> = {};
  for (const { position, counts } of counted) if (counts) parties[position] = (parties[position] ?? 0) + 1;
  return parties;
};
