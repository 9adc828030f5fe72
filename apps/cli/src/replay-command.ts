import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Invalid } from '#eventsourcing';
import { COMMON, flagged, given, readArguments, type Arguments } from './arguments.js';
import { Client } from './client.js';
import { settingsFor, started } from './local.js';
import { disagreementLines } from './replay/disagreements.js';
import { Door } from './replay/door.js';
import { historyOf, type History } from './replay/history.js';
import { replay, type Replay } from './replay/replay.js';
import { aligned, type Terminal } from './terminal.js';

const REPLAY_HELP = [
  'nonpaper replay git <dir> <file> [--data DIR] [--json] [--disagreements]',
  'Records the history of one text file of a git repository (a work tree or a bare one) as a negotiation, through the',
  'public door: paragraphs become questions, each commit proposals of its author that the Chair accepts, tags versions',
  '(where there are none, every twentieth commit). Then compares what was recorded with the file, and with git’s own diffs.',
  '  --data DIR        keep the record there; by default it is gone in the end',
  '  --disagreements   say where the record and git attribute words to different commits, by kinds',
  'The names of authors become names of delegations, for good: see docs/replay.md.',
];

/** `nonpaper replay git`. */
export const replayGit = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const flag = { type: 'boolean' } as const;
  const args = readArguments(argv, { ...COMMON, data: { type: 'string' }, disagreements: flag });
  if (flagged(args, 'help')) {
    terminal.out(...REPLAY_HELP);
    return;
  }
  const [kind, dir, file, ...more] = args.words;
  if (kind !== 'git' || dir === undefined || file === undefined || more.length > 0)
    throw new Invalid('ARGUMENTS', 'A replay is: nonpaper replay git <dir> <file>');
  const history = await historyOf(dir, file, env);
  await inFolder(args, (data) => replayed(history, data, args, env, terminal));
};

const inFolder = async (args: Arguments, work: (data: string) => Promise<void>): Promise<void> => {
  const asked = given(args, 'data');
  const data = asked ?? mkdtempSync(join(tmpdir(), 'nonpaper-replay-'));
  try {
    await work(data);
  } finally {
    if (asked === undefined) rmSync(data, { recursive: true, force: true });
  }
};

const replayed = async (
  history: History,
  data: string,
  args: Arguments,
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<void> => {
  const service = await started(settingsFor(env, data, '0'));
  try {
    const door = new Door(new Client(service.url), service.tokens, slugOf(history.path));
    const progress = (n: number): void => terminal.status?.(`${n} of ${history.commits.length} commits`);
    const { report, words } = await replay(history, door, env, progress);
    terminal.status?.('');
    if (flagged(args, 'json')) terminal.out(JSON.stringify(report));
    else terminal.out(...aligned(reportLines(report)));
    if (flagged(args, 'disagreements')) terminal.note(...disagreementLines(words, history.commits));
  } finally {
    terminal.status?.('');
    await service.close();
  }
};

/** The name of a text: what of the file's name a name may hold. */
const slugOf = (path: string): string =>
  basename(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-|-$/g, '') || 'text';

const reportLines = ({ attribution: { agree, total }, ...report }: Replay): [label: string, value: string][] => [
  ['Commits', String(report.commits)],
  ['Versions', `${report.versions}, ${report.exactVersions} of them exact`],
  ['Words', `${report.words} in the last state`],
  ['Attribution', `${agree} of ${total} words as git has it (${percent(agree, total)})`],
  ['Took', `${report.seconds.toFixed(1)} s, ${report.eventsPerSecond} events a second`],
];

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
