import { readSettings } from '#api';
import { Invalid, NotFound } from '#eventsourcing';
import type { ParkedJob } from '#queue';
import { COMMON, flagged, given, readArguments, type Arguments } from '../arguments.js';
import { asSettings } from '../local.js';
import { counted } from '../stoppable.js';
import { aligned, type Terminal } from '../terminal.js';
import { openJobs, withoutAddresses, type Jobs } from './jobs.js';

const QUEUE_HELP = [
  'nonpaper queue parked [--data DIR] [--json]             jobs that were given up, the oldest first, and why',
  'nonpaper queue retry ID… | --all [--data DIR] [--json]  gives them all their tries again',
  'The queue is that of the settings: a Redis, or queue.db in NONPAPER_DATA. While a service has that file, it is asked by its door,',
  'with the keys that lie there, at NONPAPER_HOST and NONPAPER_PORT or --url.',
  'What is retried is done by whoever works at the queue, at once or after the next start. What was delivered is not sent again.',
];

/** `nonpaper queue`: what was given up, and another go. */
export const queue = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const text = { type: 'string' } as const;
  const args = readArguments(argv, { ...COMMON, data: text, url: text, all: { type: 'boolean' } });
  if (flagged(args, 'help')) {
    terminal.out(...QUEUE_HELP);
    return;
  }
  const act = actIn(args);
  const jobs = await openJobs(readSettings(asSettings(args, env)), given(args, 'url') ?? env.NONPAPER_URL);
  try {
    await act(jobs, flagged(args, 'json'), terminal);
  } finally {
    await jobs?.close();
  }
};

type Act = (jobs: Jobs | undefined, asJson: boolean, terminal: Terminal) => Promise<void>;

const actIn = (args: Arguments): Act => {
  const [verb, ...ids] = args.words;
  const all = flagged(args, 'all');
  if (verb === 'parked' && ids.length === 0 && !all) return list;
  if (verb === 'retry' && ids.length > 0 !== all) return retrying(ids);
  throw new Invalid('ARGUMENTS', 'Say nonpaper queue parked, or nonpaper queue retry with ids or --all. See --help.');
};

const list: Act = async (jobs, asJson, terminal) => {
  const parked = ((await jobs?.parked()) ?? []).map(({ id, name, channel, attempt, error }) => ({
    ...{ id, name, ...(channel !== undefined && { channel }), attempt, error: withoutAddresses(error) },
  }));
  if (asJson) terminal.out(JSON.stringify(parked));
  else if (parked.length === 0) terminal.out('Nothing is parked.');
  else terminal.out(...aligned(parked.map(({ id, attempt, error }) => [id, `${attempt} tries`, error])));
};

const retrying =
  (ids: readonly string[]): Act =>
  async (jobs, asJson, terminal) => {
    const retried = ids.length > 0 ? await eachOf(ids, jobs) : await all(jobs);
    if (asJson) terminal.out(JSON.stringify({ retried }));
    else terminal.out(`${counted(retried.length)} jobs have all their tries again.`);
  };

/** Those of a spelling error are not silently passed over: the first that is not parked is refused. */
const eachOf = async (ids: readonly string[], jobs: Jobs | undefined): Promise<readonly string[]> => {
  const parked = new Set(((await jobs?.parked()) ?? []).map(({ id }) => id));
  const unknown = ids.find((id) => !parked.has(id));
  if (unknown !== undefined && parked.size < LISTED)
    throw new NotFound('JOB_NOT_PARKED', `No job '${unknown}' is parked.`);
  for (const id of ids) await jobs?.retry(id);
  return ids;
};

/** The queue lists no more at once. */
const LISTED = 1000;

/** Page after page; what is parked again meanwhile is not tried for ever. */
const all = async (jobs: Jobs | undefined): Promise<readonly string[]> => {
  const retried = new Set<string>();
  for (;;) {
    const page: readonly ParkedJob[] = ((await jobs?.parked()) ?? []).filter(({ id }) => !retried.has(id));
    if (page.length === 0) return [...retried];
    for (const { id } of page) {
      await jobs?.retry(id);
      retried.add(id);
    }
  }
};
