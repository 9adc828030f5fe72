import { pino, type Logger } from 'pino';
import type { Settings } from './settings.js';

/** Token for the log. It carries ids, never wordings or addresses. */
export const LOG = Symbol('log');

/** JSON lines on standard error: standard output belongs to what was asked for. */
export const openLog = ({ log }: Pick<Settings, 'log'>): Logger => pino({ level: log }, pino.destination(2));
