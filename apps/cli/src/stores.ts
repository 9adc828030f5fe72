import { existsSync } from 'node:fs';
import { ledgerFile, openStore, type OpenedStore } from '#api';
import { Invalid, NotFound } from '#eventsourcing';

const STORE = /^(sqlite:.+|(kurrentdb|esdb)(\+discover)?:\/\/.+)$/;

/** A store as it was typed after an option; `Invalid('STORE_MALFORMED')` says how one is written. */
export const storeSaid = (option: string, text: string | undefined): string => {
  if (text !== undefined && STORE.test(text)) return text;
  throw new Invalid('STORE_MALFORMED', `Say with ${option} where the ledger is.`, [
    { path: option, message: 'must be sqlite:<file> or kurrentdb://host:2113' },
  ]);
};

/** Opens a ledger that should be there: `NotFound('LEDGER_UNKNOWN')`; a file is not made by looking for it. */
export const openThere = async (store: string, option: string): Promise<OpenedStore> => {
  const file = ledgerFile(store);
  if (file !== undefined && !existsSync(file))
    throw new NotFound('LEDGER_UNKNOWN', `There is no ledger at ${file}; say ${option}.`);
  return openStore(store);
};

/** What may be shown of where a ledger is: no names, passwords or options of a server. */
export const shown = (store: string): string =>
  ledgerFile(store) ?? store.replace(/\/\/[^/?]*@/, '//').replace(/\?.*$/s, '');
