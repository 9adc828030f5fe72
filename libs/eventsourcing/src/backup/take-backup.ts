import { createHash } from 'node:crypto';
import { damaged } from '../chain.js';
import { NotProven, Unavailable } from '../errors.js';
import type { WholeLedger } from '../stored-events.js';
import { Proof } from '../verification.js';
import { endLine, eventLine, forgottenLine, titleLine, type Backup } from './backup.js';

export interface BackupOptions {
  readonly takenAt: Date;
  /** Takes the next part of the backup, and resolves when more may come. */
  readonly write: (text: string) => Promise<unknown>;
  readonly progress?: (soFar: { readonly position: number; readonly end: number }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes down a ledger as it is at this moment, with every hash computed again on the way; what is recorded meanwhile is left
 * out. Nothing is a backup until this has resolved: the end mark is written last.
 *
 * `NotProven('LEDGER_DAMAGED')` for a ledger that does not prove itself; `Unavailable('BACKUP_STOPPED')` when the signal aborts,
 * `Unavailable('BACKUP_OVERTAKEN')` when somebody was forgotten meanwhile, of whom a part may have been written.
 */
export const takeBackup = async (ledger: WholeLedger, options: BackupOptions): Promise<Backup> => {
  const forgotten = await ledger.forgotten(); // first: it rests on words that are still among what is backed up
  const { position, hash } = await ledger.head();
  const title = { ledgerId: ledger.ledgerId, takenAt: options.takenAt.toISOString(), head: { position, hash } };
  const digest = createHash('sha256');
  const write = async (lines: readonly string[]): Promise<void> => {
    if (lines.length === 0) return;
    const text = `${lines.join('\n')}\n`;
    digest.update(text);
    await options.write(text);
  };
  await write([titleLine(title), ...forgotten.map(forgottenLine)]);
  const proof = await eachEvent(ledger, position, write, options);
  const { missing } = proof.result(forgotten);
  if (missing !== undefined) throw new NotProven('LEDGER_DAMAGED', `The ledger does not prove itself: ${missing}.`);
  await nobodyForgotten(ledger, forgotten.length);
  const { events, streams } = proof;
  const backup = { ...title, events, streams, forgotten: forgotten.length, sha256: digest.digest('hex') };
  await options.write(`${endLine(backup)}\n`);
  return backup;
};

const eachEvent = async (
  ledger: WholeLedger,
  end: number,
  write: (lines: readonly string[]) => Promise<void>,
  { progress, signal }: BackupOptions,
): Promise<Proof> => {
  const proof = new Proof();
  for await (const page of ledger.stored()) {
    if (signal?.aborted === true)
      throw new Unavailable('BACKUP_STOPPED', 'Stopped on request; there is no backup. Take it again.');
    const ours = page.filter(({ position }) => position <= end);
    for (const { stored } of ours) if (!proof.take(stored)) throw damaged(stored.stream, stored.revision);
    await write(ours.map(eventLine));
    progress?.({ position: page.at(-1)?.position ?? end, end });
  }
  return proof;
};

const nobodyForgotten = async (ledger: WholeLedger, before: number): Promise<void> => {
  if ((await ledger.forgotten()).length !== before)
    throw new Unavailable(
      'BACKUP_OVERTAKEN',
      'Somebody was forgotten while the ledger was read; take the backup again.',
    );
};
