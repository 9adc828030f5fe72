import { ledgerFile } from '#api';
import { Invalid } from '#eventsourcing';

const STORE = /^(sqlite:.+|(kurrentdb|esdb)(\+discover)?:\/\/.+)$/;

/** A store as it was typed after an option; `Invalid('STORE_MALFORMED')` says how one is written. */
export const storeSaid = (option: string, text: string | undefined): string => {
  if (text !== undefined && STORE.test(text)) return text;
  throw new Invalid('STORE_MALFORMED', `Say with ${option} where the ledger is.`, [
    { path: option, message: 'must be sqlite:<file> or kurrentdb://host:2113' },
  ]);
};

/** What may be shown of where a ledger is: no names, passwords or options of a server. */
export const shown = (store: string): string =>
  ledgerFile(store) ?? store.replace(/\/\/[^/?]*@/, '//').replace(/\?.*$/s, '');
