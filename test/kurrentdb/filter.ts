import { type StoredEvent } from './stored-event.js';
import { type streams } from './stubs.js';

type Filter = (event: StoredEvent) => boolean;

const SEARCH_WINDOW = 32;

/** Which events a read or subscription asked for; everything without a filter. */
export const filterOf = (options: streams.ReadReq.Options): Filter => {
  const filter = options.getFilter();
  const onType = filter?.getEventType();
  const expression = onType ?? filter?.getStreamIdentifier();
  if (!expression) return () => true;
  const subject = (event: StoredEvent): string => (onType ? event.type : event.stream);
  const prefixes = expression.getPrefixList();
  if (prefixes.length > 0) return (event) => prefixes.some((prefix) => subject(event).startsWith(prefix));
  const pattern = new RegExp(expression.getRegex(), 'u');
  return (event) => pattern.test(subject(event));
};

/** After so many events looked at, a filtered subscription says how far it is; undefined without a filter. */
export const checkpointIntervalOf = (options: streams.ReadReq.Options): number | undefined => {
  const filter = options.getFilter();
  if (!filter) return undefined;
  return (filter.getMax() || SEARCH_WINDOW) * Math.max(1, filter.getCheckpointintervalmultiplier());
};
