import { openStore } from '#api';
import { copyLedger, Invalid, type CopyProgress, type LedgerCopy } from '#eventsourcing';
import { COMMON, flagged, given, readArguments } from './arguments.js';
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
  tell(copy, (performance.now() - since) / 1000, flagged(args, 'json'), terminal);
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

/** Ctrl-C lets the append that is under way come to its end; a second one ends the process. */
const stoppable = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stop = new AbortController();
  const asked = (): void => stop.abort();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, asked);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, asked);
  }
};

/** Milliseconds between two looks at how far it has come. */
const LOOK = 200;

const onto = (terminal: Terminal): ((soFar: CopyProgress) => void) => {
  let last = 0;
  return ({ already, copied, position, end }) => {
    if (performance.now() - last < LOOK) return;
    last = performance.now();
    const percent = Math.min(100, Math.floor((position / end) * 100));
    terminal.status?.(`${counted(already + copied)} events, ${percent} %`);
  };
};

const tell = (copy: LedgerCopy, seconds: number, asJson: boolean, terminal: Terminal): void => {
  const { events, streams, copied, already, from, to, sourceMovedOn } = copy;
  if (asJson) {
    const place = ({ ledgerId, position }: LedgerCopy['from']) => ({ ledgerId, head: String(position) });
    const took = Math.round(seconds * 1000) / 1000;
    const [source, target] = [place(from), place(to)];
    terminal.out(
      JSON.stringify({ events, streams, copied, already, seconds: took, from: source, to: target, sourceMovedOn }),
    );
  } else
    terminal.out(
      `${counted(events)} events in ${counted(streams)} streams: ${counted(copied)} copied, ${counted(already)} there already; ${seconds.toFixed(1)} s.`,
      `The copy is ledger ${to.ledgerId}; every hash is what it was.`,
    );
  if (sourceMovedOn)
    terminal.note('The source was written to meanwhile. Stop whoever writes to it, and run the copy again.');
};

const counted = (n: number): string => n.toLocaleString('en');
