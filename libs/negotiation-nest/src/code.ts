import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A digest of the code in some folders, whichever form of it runs: another one is code that may do something else. Specs,
 * what only they use, and what is no code do not count, nor does where the folders are.
 */
export const digestOfCode = (...folders: readonly string[]): string => {
  const digest = createHash('sha256');
  for (const [n, folder] of folders.entries())
    for (const file of codeIn(folder)) {
      const content = readFileSync(join(folder, file));
      digest.update(`${String(n)} ${file} ${String(content.length)}\n`).update(content);
    }
  return digest.digest('hex');
};

const codeIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[jt]s$/.test(file) && !/\.(spec|d)\.[jt]s$|(^|\/)testing\//.test(file))
    .sort();
