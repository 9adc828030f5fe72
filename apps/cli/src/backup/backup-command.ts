import { openLedger } from '#api';
import { Invalid } from '#eventsourcing';
import { COMMON, flagged, readArguments } from '../arguments.js';
import { counted, progressOn, seconds, stoppable } from '../stoppable.js';
import { shown, storeIn } from '../stores.js';
import type { Terminal } from '../terminal.js';
import { writeBackup, type BackupFile } from './backup-file.js';

const BACKUP_HELP = [
  'nonpaper backup FILE [--data DIR | --store STORE] [--json]',
  'Writes the whole ledger to FILE, or under a name of its own into the folder FILE, while the service runs: every event as it is',
  'stored, up to the ledger’s head at that moment. It is read back and every hash computed again before this says done.',
  'The store is that of the settings (NONPAPER_EVENT_STORE, or ledger.db in NONPAPER_DATA), or STORE: sqlite:<file>, kurrentdb://…',
  'In it: names and addresses of people; guard it, and throw it away when one of them is to be forgotten.',
  'Not in it: the keys (keys.json), once and apart, for whoever has them is the operator; settings and passwords; nor what is made',
  'again from the record: views, the queue, papers. "nonpaper restore FILE" puts it back.',
];

/** `nonpaper backup`: the ledger in one file, beside the running service. */
export const backup = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const text = { type: 'string' } as const;
  const args = readArguments(argv, { ...COMMON, data: text, store: text });
  if (flagged(args, 'help')) {
    terminal.out(...BACKUP_HELP);
    return;
  }
  const [place, ...more] = args.words;
  if (place === undefined || place === '' || more.length > 0)
    throw new Invalid('ARGUMENTS', 'Say where the backup is to be: nonpaper backup FILE. See --help.');
  const store = storeIn(args, env, 'store');
  const since = performance.now();
  const made = await taken(store, place, terminal);
  tell(made, { store: shown(store), took: seconds(since) }, flagged(args, 'json'), terminal);
};

const taken = async (store: string, place: string, terminal: Terminal): Promise<BackupFile> => {
  const ledger = await openLedger(store);
  const told = progressOn(terminal);
  const progress = ({ position, end }: { position: number; end: number }): void => told('written', position, end);
  try {
    return await stoppable((signal) => writeBackup(ledger, place, { takenAt: new Date(), signal, progress }));
  } finally {
    terminal.status?.('');
    await ledger.close();
  }
};

const tell = (
  { file, bytes, events, streams, forgotten, head, takenAt, ledgerId, sha256 }: BackupFile,
  { store, took }: { readonly store: string; readonly took: number },
  asJson: boolean,
  terminal: Terminal,
): void => {
  const place = { position: String(head.position), hash: head.hash };
  const made = { file, ledger: store, ledgerId, takenAt, head: place, events, streams, forgotten, bytes, sha256 };
  if (asJson) terminal.out(JSON.stringify({ ...made, seconds: took, verified: true }));
  else
    terminal.out(
      `${file}: ${counted(events)} events in ${counted(streams)} streams, ${counted(bytes)} bytes, ${took.toFixed(1)} s.`,
      `Of ledger ${ledgerId} as it was at ${takenAt}, up to position ${place.position}.`,
      'Read back, and every hash is what it was. The keys are not in it: keep them, apart from it.',
    );
};
