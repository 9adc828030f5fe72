import { openStore } from '#api';
import { copyLedger, Invalid, type CopyProgress, type LedgerCopy } from '#eventsourcing';
import { COMMON, flagged, given, readArguments } from './arguments.js';
import { counted, progressOn, seconds, stoppable } from './stoppable.js';
import { storeSaid } from './stores.js';
import type { Terminal } from './terminal.js';

const LEDGER_HELP = [
  'nonpaper ledger copy --from STORE --to STORE [--json]',
  'Copies a ledger to another store: every event with its hash. STORE is sqlite:<file> or kurrentdb://host:2113.',
  'Stop the service that has the ledger first. Stopped half way (Ctrl-C), it goes on where it was when it is run again.',
  'A target that holds anything else is refused, before anything is written.',
  'The copy is a ledger of its own: positions that clients kept of the old one are refused, and views are built anew.',
];

/** `nonpaper ledger copy`: the record moves house. */
export const ledger = async (argv: readonly string[], terminal: Terminal): Promise<void> => {
  const args = readArguments(argv, { ...COMMON, from: { type: 'string' }, to: { type: 'string' } });
  if (flagged(args, 'help')) {
    terminal.out(...LEDGER_HELP);
    return;
  }
  if (args.words.join(' ') !== 'copy')
    throw new Invalid('ARGUMENTS', 'It is: nonpaper ledger copy --from STORE --to STORE');
  const from = storeSaid('--from', given(args, 'from'));
  const to = storeSaid('--to', given(args, 'to'));
  if (from === to) throw new Invalid('SAME_LEDGER', 'Both are the same; name another store to copy to.');
  const since = performance.now();
  const copy = await copied(from, to, terminal);
  tell(copy, seconds(since), flagged(args, 'json'), terminal);
};

/** The source is opened first: one that cannot be read leaves no empty target behind. */
const copied = async (from: string, to: string, terminal: Terminal): Promise<LedgerCopy> => {
  const source = (await openStore(from, { existing: true })).store;
  try {
    const target = (await openStore(to)).store;
    try {
      return await stoppable((signal) => copyLedger(source, target, { signal, progress: onto(terminal) }));
    } finally {
      terminal.status?.('');
      await target.close();
    }
  } finally {
    await source.close();
  }
};

const onto = (terminal: Terminal): ((soFar: CopyProgress) => void) => {
  const tell = progressOn(terminal);
  return ({ already, copied, position, end }) => tell(`${counted(already + copied)} events`, position, end);
};

const tell = (copy: LedgerCopy, took: number, asJson: boolean, terminal: Terminal): void => {
  const { events, streams, copied, already, from, to, sourceMovedOn } = copy;
  if (asJson) {
    const place = ({ ledgerId, position }: LedgerCopy['from']) => ({ ledgerId, head: String(position) });
    const [source, target] = [place(from), place(to)];
    terminal.out(
      JSON.stringify({ events, streams, copied, already, seconds: took, from: source, to: target, sourceMovedOn }),
    );
  } else
    terminal.out(
      `${counted(events)} events in ${counted(streams)} streams: ${counted(copied)} copied, ${counted(already)} there already; ${took.toFixed(1)} s.`,
      `The copy is ledger ${to.ledgerId}; every hash is what it was.`,
    );
  if (sourceMovedOn)
    terminal.note('The source was written to meanwhile. Stop whoever writes to it, and run the copy again.');
};
