import { Invalid, type BackedUp, type CopyProgress } from '#eventsourcing';
import { COMMON, flagged, given, readArguments, type Arguments } from '../arguments.js';
import { counted, progressOn, seconds, stoppable } from '../stoppable.js';
import { shown, storeIn, storeSaid } from '../stores.js';
import type { Terminal } from '../terminal.js';
import { openBackup } from './backup-file.js';
import { forgottenIn, personsIn } from './later-forgotten.js';
import { restore as restoreTo, type RestoredLedger } from './restoring.js';

const RESTORE_HELP = [
  'nonpaper restore FILE [--to STORE | --data DIR] [--forget ID-OR-FILE]… [--forgotten-in STORE] [--json]',
  'Puts a backup into a store that holds nothing: that of the settings, or STORE (sqlite:<file>, kurrentdb://host:2113).',
  'The backup is read to its end before anything is written, and the restored ledger is proved before this says done.',
  'It is another ledger, with an id of its own: positions that clients kept are refused, views are built anew, and the dispatcher',
  'asks for what is due. What was delivered up to the backup is not sent again.',
  'People who were forgotten after the backup was taken come back with it, unless they are named: --forget with a person’s id or a',
  'file of ids, a line each; or --forgotten-in with the store of the lost ledger, if that can still be read.',
  'Bring the keys too (keys.json, or NONPAPER_KEYS): they are not in a backup, and without them all tokens are worthless.',
];

/** `nonpaper restore`: a backup becomes a ledger again. */
export const restore = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const text = { type: 'string' } as const;
  const options = { data: text, to: text, 'forgotten-in': text, forget: { ...text, multiple: true } };
  const args = readArguments(argv, { ...COMMON, ...options });
  if (flagged(args, 'help')) {
    terminal.out(...RESTORE_HELP);
    return;
  }
  const [file, ...more] = args.words;
  if (file === undefined || file === '' || more.length > 0)
    throw new Invalid('ARGUMENTS', 'Say which backup: nonpaper restore FILE. See --help.');
  const to = storeIn(args, env, 'to');
  const since = performance.now();
  const forget = await toForget(args);
  const from = await openBackup(file);
  const done = await restored(from, to, forget, terminal);
  tell({ from, done, forget, to: shown(to), took: seconds(since) }, flagged(args, 'json'), terminal);
};

const toForget = async (args: Arguments): Promise<string[]> => {
  const typed = args.options.forget;
  const named = personsIn(Array.isArray(typed) ? typed.map(String) : []);
  const lost = given(args, 'forgotten-in');
  const there = lost === undefined ? [] : await forgottenIn(storeSaid('--forgotten-in', lost));
  return [...new Set([...named, ...there])];
};

const restored = async (
  from: BackedUp,
  to: string,
  forget: readonly string[],
  terminal: Terminal,
): Promise<RestoredLedger> => {
  const told = progressOn(terminal);
  const progress = ({ copied, position, end }: CopyProgress): void => told(`${counted(copied)} events`, position, end);
  try {
    return await stoppable((signal) => restoreTo(from, to, { forget, progress, signal }));
  } finally {
    terminal.status?.('');
  }
};

interface Outcome {
  readonly from: BackedUp;
  readonly done: RestoredLedger;
  readonly forget: readonly string[];
  readonly to: string;
  readonly took: number;
}

const tell = ({ from, done, forget, to, took }: Outcome, asJson: boolean, terminal: Terminal): void => {
  const { ledgerId, takenAt, head } = from.backup;
  const gone = new Set(forget.map((person) => `person-${person}`));
  const people = from.persons.filter((stream) => !gone.has(stream)).map((stream) => stream.slice('person-'.length));
  if (asJson) {
    const origin = { ledgerId, takenAt, head: String(head.position) };
    const now = {
      ledgerId: done.ledgerId,
      head: String(done.head.position),
      events: done.events,
      streams: done.streams,
    };
    terminal.out(
      JSON.stringify({ ledger: to, ...now, from: origin, people, forgotten: forget, seconds: took, verified: true }),
    );
    return;
  }
  terminal.out(
    `${to}: ${counted(done.events)} events in ${counted(done.streams)} streams, ${took.toFixed(1)} s; every hash is what it was.`,
    `It is ledger ${done.ledgerId}, restored from ${ledgerId} as that was at ${takenAt}, position ${head.position}.`,
    ...peopleLines(people, forget.length),
    'Before the service is started: bring the keys (keys.json); they are not in a backup.',
  );
};

const NAMED = 10;

const peopleLines = (people: readonly string[], forgotten: number): string[] => [
  ...(forgotten === 0 ? [] : [`${counted(forgotten)} forgotten since then, as told; they did not come back.`]),
  ...(people.length === 0
    ? []
    : [
        `${counted(people.length)} people came back with it. Whoever of them was forgotten after that must be forgotten again: nonpaper access forget-person.`,
        ...people.slice(0, NAMED).map((person) => `  ${person}`),
        ...(people.length > NAMED ? [`  and ${counted(people.length - NAMED)} more; --json names all`] : []),
      ]),
];
