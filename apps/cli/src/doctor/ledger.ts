import { ledgerFile, openLedger, type Settings } from '#api';
import { NotFound } from '#eventsourcing';
import { counted } from '../stoppable.js';
import { shown } from '../stores.js';
import { doubtful, ill, said, well, type Finding } from './finding.js';
import { readRecord, type RecordSeen } from './record.js';

const RESTORE = 'stop everything, keep the files, see docs/OPERATIONS.md, Backup and restore';

/** The ledger: whether it opens, where it ends, and whether it proves itself. */
export const recordIn = async (
  { eventStore }: Settings,
  all: boolean,
): Promise<{ seen?: RecordSeen; findings: Finding[] }> => {
  try {
    const ledger = await openLedger(eventStore);
    try {
      const seen = await readRecord(ledger, all);
      return { seen, findings: ofRecord(seen) };
    } finally {
      await ledger.close();
    }
  } catch (error) {
    return { findings: [notRead(eventStore, error)] };
  }
};

const notRead = (store: string, error: unknown): Finding => {
  if (error instanceof NotFound)
    return doubtful(
      'ledger',
      `there is none at ${shown(store)} yet`,
      'start the service, which begins one, restore a backup, or name the right NONPAPER_EVENT_STORE',
    );
  const cure = ledgerFile(store) === undefined ? 'let KurrentDB answer there, with that user and password' : RESTORE;
  return ill('ledger', said(error), cure);
};

const ofRecord = ({ ledgerId, head, events, streams, proved, damage }: RecordSeen): Finding[] => [
  well('ledger', `${ledgerId}: ${counted(events)} events in ${counted(streams)} streams, up to ${head.position}`),
  damage === undefined
    ? well('ledger', `${counted(proved)} of ${counted(events)} hashes computed again: all are what they were`)
    : ill('ledger', `LEDGER_DAMAGED: ${damage}`, RESTORE),
];
