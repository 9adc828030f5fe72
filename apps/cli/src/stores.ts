import { ledgerFile, readSettings } from '#api';
import { Invalid } from '#eventsourcing';
import { given, type Arguments } from './arguments.js';
import { asSettings } from './local.js';

const STORE = /^(sqlite:.+|(kurrentdb|esdb)(\+discover)?:\/\/.+)$/;

/** A store as it was typed after an option; `Invalid('STORE_MALFORMED')` says how one is written. */
export const storeSaid = (option: string, text: string | undefined): string => {
  if (text !== undefined && STORE.test(text)) return text;
  throw new Invalid('STORE_MALFORMED', `Say with ${option} where the ledger is.`, [
    { path: option, message: 'must be sqlite:<file> or kurrentdb://host:2113' },
  ]);
};

/** The store that an option names, or else that of the service whose settings these are. */
export const storeIn = (args: Arguments, env: NodeJS.ProcessEnv, option: string): string => {
  const said = given(args, option);
  if (said === undefined) return readSettings(asSettings(args, env)).eventStore;
  if (given(args, 'data') !== undefined) throw new Invalid('ARGUMENTS', `Say --data or --${option}, not both.`);
  return storeSaid(`--${option}`, said);
};

/** What may be shown of where a ledger is: no names, passwords or options of a server. */
export const shown = (store: string): string =>
  ledgerFile(store) ?? store.replace(/\/\/[^/?]*@/, '//').replace(/\?.*$/s, '');
