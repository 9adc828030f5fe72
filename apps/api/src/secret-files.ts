import { readFileSync } from 'node:fs';
import type { Issue } from './role-settings.js';

/** Settings that may hold a password; each may be given in a file instead, as containers hand over secrets. */
const SECRETS = ['NONPAPER_EVENT_STORE', 'NONPAPER_QUEUE', 'NONPAPER_SMTP_URL', 'NONPAPER_LINK_KEY'];

export const isSecretFile = (name: string): boolean => SECRETS.some((secret) => name === `${secret}_FILE`);

interface WithSecrets {
  readonly env: NodeJS.ProcessEnv;
  /** The settings that came from a file. */
  readonly fromFile: ReadonlySet<string>;
  readonly issues: readonly Issue[];
}

/** The environment, with what `NAME_FILE` holds as `NAME`. */
export const withSecrets = (environment: NodeJS.ProcessEnv): WithSecrets => {
  const env = { ...environment };
  const fromFile = new Set<string>();
  const issues: Issue[] = [];
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    fromFile.add(name);
    if (environment[name] !== undefined)
      issues.push({ path: name, message: `must not be set beside ${name}: one of the two` });
    else {
      const { content, issue } = contentOf(name, file);
      env[name] = content;
      if (issue) issues.push(issue);
    }
  }
  return { env, fromFile, issues };
};

const contentOf = (name: string, file: string): { content?: string; issue?: Issue } => {
  try {
    return { content: readFileSync(file, 'utf8').trim() };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return { issue: { path: name, message: `must be a file that holds ${name}; ${file} cannot be read (${why})` } };
  }
};
