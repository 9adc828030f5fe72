import { existsSync, statSync } from 'node:fs';
import { readKeys, type Settings } from '#api';
import { doubtful, ill, said, well, type Finding } from './finding.js';

/** The keys that make and prove tokens. */
export const ofKeys = async ({ role, keys }: Settings, recorded: boolean): Promise<Finding[]> => {
  if (role === 'worker') return [well('keys', 'a worker needs none')];
  if (!existsSync(keys)) return [missing(keys, recorded)];
  try {
    await readKeys(keys);
  } catch (error) {
    return [ill('keys', said(error), 'put the right file back, or make keys: nonpaper keys --out FILE')];
  }
  return [
    (statSync(keys).mode & 0o077) === 0
      ? well('keys', `${keys}, for its owner only`)
      : doubtful('keys', `${keys} can be read by others, who can make any token with it`, `chmod 600 ${keys}`),
  ];
};

const missing = (keys: string, recorded: boolean): Finding =>
  recorded
    ? ill('keys', `${keys} is not there: all tokens are worthless`, 'bring it from where it was kept, before the start')
    : doubtful('keys', `${keys} is not there yet`, 'start the service, which makes it, or nonpaper keys --out FILE');
