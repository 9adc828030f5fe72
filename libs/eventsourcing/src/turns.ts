import { setTimeout as pause } from 'node:timers/promises';

/** How long somebody who was seen writing counts as writing, in milliseconds. */
const LATELY = 1000;
/** A round that took longer than this, in milliseconds, was held up: nobody is given so much time. */
const LONGEST = 50;
/** More streams than these are not contested at once; the one longest untouched is forgotten. */
const STREAMS = 1000;

interface Contest {
  /** The revision that follows what this process wrote last. */
  readonly left: number;
  /** Until when others count as writing too. */
  readonly rivalsUntil: number;
}

/**
 * Processes that write to the same stream take turns without speaking to each other: whoever was first leaves the others
 * time for a round, whoever was not goes again at once. Otherwise the quicker one would be first for ever.
 */
export class Turns {
  private readonly contests = new Map<string, Contest>();

  /** A round begins on a stream whose next revision is this one: not as it was left here means that somebody else wrote. */
  begun(stream: string, next: number): void {
    const contest = this.contests.get(stream);
    if (contest && contest.left !== next) this.note(stream, { left: next, rivalsUntil: performance.now() + LATELY });
  }

  /** The more often a round was lost before, the more rivals there are, and the longer it takes until all had a turn. */
  async won(stream: string, next: number, tookMs: number, losses: number): Promise<void> {
    const rivalsUntil = this.contests.get(stream)?.rivalsUntil ?? 0;
    this.note(stream, { left: next, rivalsUntil });
    if (rivalsUntil > performance.now()) await pause(Math.min(tookMs, LONGEST) * (1 + losses) * (0.5 + Math.random()));
  }

  /** Several who were not first would meet again if they all went at once. */
  async lost(stream: string, next: number, tookMs: number): Promise<void> {
    this.note(stream, { left: next, rivalsUntil: performance.now() + LATELY });
    await pause((Math.min(tookMs, LONGEST) * Math.random()) / 2);
  }

  private note(stream: string, contest: Contest): void {
    this.contests.delete(stream);
    this.contests.set(stream, contest);
    for (const longest of this.contests.keys()) {
      if (this.contests.size <= STREAMS) return;
      this.contests.delete(longest);
    }
  }
}
