import { Invalid, NotFound } from '#eventsourcing';
import type { Reader } from '#negotiation';
import type { RecordReader } from './record-reader.js';

/**
 * The revision that somebody means by a moment: a revision, an instant (as it happened, or `recorded:<instant>`),
 * `reading:<n>` (as it was closed) or `version:<symbol or id>`. Undefined for now.
 */
export const momentIn = (
  record: RecordReader,
  stream: string,
  at: string | undefined,
  reader: Reader,
): number | undefined => {
  if (at === undefined) return undefined;
  const head = record.head(stream) ?? -1;
  if (/^\d{1,15}$/.test(at)) return atMost(Number(at), head);
  const [what, which = ''] = splitOnce(at);
  if (what === 'reading') return known(closing(record, stream, which, reader, head), at);
  if (what === 'version') return known(issuing(record, stream, which, reader), at);
  const found =
    what === 'recorded'
      ? record.asOf(stream, instantIn(which), 'recorded')
      : record.asOf(stream, instantIn(at), 'happened');
  return known(found, at);
};

/** As it was closed, or as it stands while it is open. */
const closing = (record: RecordReader, stream: string, n: string, reader: Reader, head: number): number | undefined => {
  const reading = record.row(stream, 'reading', n, reader)?.doc as { closed?: number } | undefined;
  return reading && (reading.closed ?? head);
};

const issuing = (record: RecordReader, stream: string, named: string, reader: Reader): number | undefined =>
  record
    .rows(stream, 'version', reader)
    .map(({ doc }) => doc as unknown as IssuedVersion)
    .find(({ versionId, symbol }) => versionId === named || symbol === named)?.revision;

interface IssuedVersion {
  readonly versionId: string;
  readonly symbol: string | null;
  readonly revision: number;
}

const known = (revision: number | undefined, at: string): number => {
  if (revision === undefined) throw new NotFound('MOMENT_UNKNOWN', `There is nothing as of ${at}.`);
  return revision;
};

const atMost = (revision: number, head: number): number => {
  if (revision > head)
    throw new NotFound('MOMENT_UNKNOWN', `The record is at revision ${String(head)}, not yet at ${String(revision)}.`);
  return revision;
};

const splitOnce = (text: string): [string, string?] => {
  const colon = text.indexOf(':');
  return colon === -1 ? [text] : [text.slice(0, colon), text.slice(colon + 1)];
};

const instantIn = (text: string): string => {
  const time = Date.parse(text);
  if (Number.isNaN(time) || !/^\d{4}-\d\d-\d\d/.test(text))
    throw new Invalid(
      'MOMENT_MALFORMED',
      'A moment is a revision, an instant, recorded:<instant>, reading:<n> or version:<symbol>.',
      [{ path: 'at', message: 'must be one of these' }],
    );
  return new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? time + 86_399_999 : time).toISOString();
};
