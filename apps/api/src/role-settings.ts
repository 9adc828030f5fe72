import { existsSync } from 'node:fs';

/** What is wrong with a setting, and what would be right. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

const MAKE_KEYS = 'made once with "nonpaper keys --out FILE" and the same on every node';

/** Settings that are well-formed and do not fit the role: several processes share neither a SQLite file nor made-up keys. */
export const misfits = (env: NodeJS.ProcessEnv): Issue[] => {
  const role = env.NONPAPER_ROLE;
  if (role === 'api') return [...sharedStore(env, role), ...apiQueue(env), ...sharedKeys(env)];
  if (role === 'worker') return [...sharedStore(env, role), ...sharedQueue(env)];
  return [];
};

const sharedStore = ({ NONPAPER_EVENT_STORE: store = 'sqlite:' }: NodeJS.ProcessEnv, role: string): Issue[] =>
  /^(kurrentdb|esdb)\b/.test(store)
    ? []
    : [
        {
          path: 'NONPAPER_EVENT_STORE',
          message: `must be kurrentdb://… with NONPAPER_ROLE=${role}: a SQLite ledger is for one process, NONPAPER_ROLE=all`,
        },
      ];

const sharedQueue = ({ NONPAPER_QUEUE: queue = 'sqlite' }: NodeJS.ProcessEnv): Issue[] =>
  /^rediss?:/.test(queue)
    ? []
    : [
        {
          path: 'NONPAPER_QUEUE',
          message:
            'must be redis://… or rediss://… with NONPAPER_ROLE=worker: a SQLite queue is for one process, NONPAPER_ROLE=all',
        },
      ];

/** An api process uses no queue; whoever says that it is SQLite's expects it to. */
const apiQueue = ({ NONPAPER_QUEUE: queue }: NodeJS.ProcessEnv): Issue[] =>
  queue === 'sqlite'
    ? [
        {
          path: 'NONPAPER_QUEUE',
          message: 'must be left out, or be the redis://… of the workers, with NONPAPER_ROLE=api, which uses no queue',
        },
      ]
    : [];

const sharedKeys = ({ NONPAPER_KEYS: file }: NodeJS.ProcessEnv): Issue[] => {
  const path = 'NONPAPER_KEYS';
  if (file === undefined) return [{ path, message: `must name the file of the keys, ${MAKE_KEYS}` }];
  if (!existsSync(file)) return [{ path, message: `must be a file that is there, ${MAKE_KEYS}; ${file} is not` }];
  return [];
};
