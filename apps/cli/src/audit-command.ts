import { openStore } from '#api';
import { Invalid, NotProven, type Verification } from '#eventsourcing';
import { COMMON, flagged, readArguments } from './arguments.js';
import { shown, storeIn } from './stores.js';
import type { Terminal } from './terminal.js';

const AUDIT_HELP = [
  'nonpaper audit verify [--data DIR | --store STORE]',
  'Computes every hash of a ledger again. Exits 8 when it finds something.',
  'STORE is sqlite:<file>, which no service may have open, or kurrentdb://host:2113, which services may go on using.',
];

/** `nonpaper audit verify`: the chains of a ledger, wherever it is kept. */
export const audit = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const args = readArguments(argv, { ...COMMON, data: { type: 'string' }, store: { type: 'string' } });
  if (flagged(args, 'help')) {
    terminal.out(...AUDIT_HELP);
    return;
  }
  if (args.words.join(' ') !== 'verify')
    throw new Invalid('ARGUMENTS', 'An audit is: nonpaper audit verify [--data DIR | --store STORE]');
  const where = storeIn(args, env, 'store');
  const opened = await openStore(where, { existing: true });
  try {
    tell(shown(where), await opened.verify(), flagged(args, 'json'), terminal);
  } finally {
    await opened.store.close();
  }
};

const tell = (ledger: string, { ok, ...found }: Verification, asJson: boolean, terminal: Terminal): void => {
  const { events, streams } = found;
  if (asJson) terminal.out(JSON.stringify({ ledger, ...found, verified: ok }));
  if (!ok) throw new NotProven('LEDGER_DAMAGED', damage(ledger, found));
  if (!asJson) terminal.out(`${events} events in ${streams} streams: every hash is what it was.`);
};

const damage = (ledger: string, { missing, firstDamage }: Pick<Verification, 'missing' | 'firstDamage'>): string => {
  const what =
    missing ??
    (firstDamage
      ? `${firstDamage.stream} is not what it was from revision ${firstDamage.revision} on`
      : 'events are missing');
  return `${ledger} does not prove itself: ${what}.`;
};
