import { pino, type Logger } from 'pino';
import { redactorFor } from './redaction.js';
import type { Settings } from './settings.js';

/** Token for the log. It carries ids, never wordings or addresses. */
export const LOG = Symbol('log');

/** JSON lines on standard error: standard output belongs to what was asked for. No password gets into it, whoever quotes it. */
export const openLog = (settings: Settings): Logger => {
  const destination = pino.destination(2);
  const redact = redactorFor(settings);
  return pino({ level: settings.log }, { write: (line: string) => destination.write(redact(line)) });
};
