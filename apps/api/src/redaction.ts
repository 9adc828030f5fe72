import type { Settings } from './settings.js';

/** Passwords shorter than this are words that may stand in any message: they go only where they stand as passwords. */
const TELLING = 6;

/** Blots out the passwords of the addresses in the settings, wherever a text has them. */
export const redactorFor = (
  settings: Pick<Settings, 'eventStore' | 'queue' | 'smtpUrl'>,
): ((text: string) => string) => {
  const passwords = [settings.eventStore, settings.queue, settings.smtpUrl ?? ''].flatMap(passwordsIn);
  return (text) => passwords.reduce(blotted, text);
};

const blotted = (text: string, password: string): string =>
  text.replaceAll(password.length < TELLING ? `:${password}@` : password, password.length < TELLING ? ':***@' : '***');

/** As it is written in the address, and as it is meant. */
const passwordsIn = (address: string): string[] => {
  const written = /^[a-z+]+:\/\/[^/?@:]*:([^@]+)@/i.exec(address)?.[1];
  return written === undefined ? [] : [...new Set([written, meant(written)])];
};

const meant = (written: string): string => {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
};

/** The same error, saying nothing that must not be read. */
export const redacted = (error: unknown, redact: (text: string) => string): unknown => {
  if (!(error instanceof Error)) return error;
  error.message = redact(error.message);
  if (error.stack !== undefined) error.stack = redact(error.stack);
  return error;
};
