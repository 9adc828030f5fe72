import { type Metadata, type sendUnaryData } from '@grpc/grpc-js';
import { setTimeout as after } from 'node:timers/promises';
import { admit, type User } from './access.js';
import { type Database, type Outcome } from './database.js';
import { type FaultsInForce, type Kind } from './faults.js';
import { notLeader, unavailable } from './refusal.js';

/** What every service of the server works on. */
export interface House {
  readonly db: Database;
  readonly faults: FaultsInForce;
  readonly user: User | undefined;
  /** Append requests received. */
  appends: number;
}

const forever = (): Promise<never> => new Promise<never>(() => {});

/** Resolves when a call is to be carried out, which is never if it hangs; throws the status it is refused with. */
export const letIn = async ({ faults, user }: House, kind: Kind, metadata: Metadata): Promise<void> => {
  admit(user, metadata);
  if (faults.strikes('refuse')) throw unavailable();
  const asksForLeader = kind === 'append' || metadata.get('requires-leader')[0] === 'true';
  if (faults.notLeader && asksForLeader) throw notLeader(faults.notLeader);
  if (faults.hangs(kind)) await forever();
  await faults.slowness();
};

/** Whether a write is on disk, by its outcome. */
export const isWritten = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'success' in outcome;

/** Carries a write out at once, and lets its answer out when the faults in force will have it. */
export const carryOut = async ({ faults }: House, write: () => Outcome): Promise<Outcome> => {
  const outcome = write();
  if (!isWritten(outcome)) return outcome;
  if (faults.strikes('loseAnswers')) await forever();
  if (faults.strikes('lateAnswers')) await after(faults.lateMs);
  return outcome;
};

/** Answers a call that has one answer. */
export const reply = <Answer>(answering: Promise<Answer>, callback: sendUnaryData<Answer>): void => {
  answering.then(
    (answer) => callback(null, answer),
    (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
  );
};
