import type { Client } from '../client.js';
import { ProblemError } from '../problem-error.js';
import type { Act } from './act.js';
import { ACTS } from './acts.js';
import { personOf, TEXT } from './cast.js';
import { Stage } from './stage.js';

/** Who can prove to be somebody. */
export interface Tokens {
  issue(person: string): Promise<string>;
  operator(): Promise<string>;
}

/** How many persons are described at once; each has a stream of their own, and nobody comes first. */
const AT_ONCE = 8;

/** Plays the sample at the public door of a service. Playing it again says the same under the same keys, and adds nothing. */
export const playSample = async (door: Client, tokens: Tokens): Promise<void> => {
  const actors = new Actors(door, tokens);
  const stage = new Stage(await actors.client('chair'));
  for (const acts of together(ACTS)) await inTurns(acts, AT_ONCE, (act) => play(act, stage, actors));
};

/** True when the sample was played to its end already. */
export const isPlayed = async (door: Client, tokens: Tokens): Promise<boolean> => {
  const chair = door.as(await tokens.issue(personOf('chair')));
  try {
    return (await chair.get<{ conferenceReady?: string }>(`texts/${TEXT}`)).conferenceReady !== undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return false;
    throw error;
  }
};

const play = async ({ at, who, subject, id, verb, key, ...act }: Act, stage: Stage, actors: Actors): Promise<void> => {
  const data = await act.data(stage);
  const seen = act.about && (await stage.seen(act.about));
  const client = await actors.client(who);
  const envelope = {
    data,
    ...(seen && { seen }),
    ...act.envelope?.(stage),
    occurredAt: at,
    language: 'en',
    channel: 'import',
  };
  const { events, revision } = await client.act(subject, id, verb, envelope, { key });
  stage.name(act.makes?.(events) ?? []);
  if (subject === 'text') stage.reached(revision);
};

/** Everybody who does something, each with their own token. */
class Actors {
  private readonly clients = new Map<string, Promise<Client>>();

  constructor(
    private readonly door: Client,
    private readonly tokens: Tokens,
  ) {}

  client(who: string): Promise<Client> {
    const known = this.clients.get(who) ?? this.token(who).then((token) => this.door.as(token));
    this.clients.set(who, known);
    return known;
  }

  private token(who: string): Promise<string> {
    return who === 'operator' ? this.tokens.operator() : this.tokens.issue(personOf(who));
  }
}

/** Acts about persons at one instant go together; every other act waits for the one before it. */
export const together = (acts: readonly Act[]): Act[][] => {
  const groups: Act[][] = [];
  for (const act of acts) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last && first && act.subject === 'person' && first.subject === 'person' && act.at === first.at) last.push(act);
    else groups.push([act]);
  }
  return groups;
};

const inTurns = async <T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> => {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
};
