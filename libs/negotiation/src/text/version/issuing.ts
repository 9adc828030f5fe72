import { z } from 'zod';
import { Invalid, Refused } from '#eventsourcing';
import type { Act } from '../../act.js';
import { Instant } from '../../vocabulary.js';
import type { Text } from '../text.js';
import { contentHash, contentOf, FORM, manifestHash } from './content.js';
import { numbering } from './numbering.js';
import type { Version } from './version.js';

/** `series(/body)?/year/nature(/suffix)*`, with `*` at the end for a technical reissue. */
export const Symbol = z
  .string()
  .max(100)
  .regex(
    /^[A-Z][A-Z0-9.]*(\/[A-Z][A-Z0-9.]*)*\/\d{4}\/((CRP|L|WP)\.\d+|(INF|NGO)\/\d+|\d+)(\/(Rev\.\d+|Add\.\d+|Corr\.\d+|Amend\.\d+|Summary))*\*?$/,
    'must be a document symbol such as CTOC/COP/WG.7/2018/CRP.1/Rev.1',
  );

/** How a paper is marked: with a symbol if it was given one, with a status stamp always. */
export const Marks = {
  symbol: Symbol.optional(),
  stamp: Instant.optional().describe('date and time of issue; by default when it happened'),
};

/** A paper is stamped when it is issued, or was: never ahead, nor before the text was there or the version that it supersedes. */
export const stampOf = (given: string | undefined, text: Text, act: Act): string => {
  const stamp = notAhead(given, act);
  const path = given === undefined ? 'occurredAt' : 'data.stamp';
  const last = text.versions.at(-1);
  if (last === undefined || stamp >= latest(last.stamp, text.tabledAt)) return stamp;
  throw new Invalid(
    'STAMP_TOO_EARLY',
    `The text was tabled at ${text.tabledAt ?? last.stamp}, and its latest version bears the stamp ${last.stamp}: this one was not issued before.`,
    [{ path, message: 'must not be before the text was tabled, or the version superseded was stamped' }],
  );
};

const latest = (one: string, other = ''): string => (one > other ? one : other);

const notAhead = (stamp: string | undefined, act: Act): string => {
  if (stamp !== undefined && stamp > act.command.caller.receivedAt)
    throw new Invalid('STAMP_IN_THE_FUTURE', 'A status stamp is not later than now.', [
      { path: 'data.stamp', message: 'must not be later than now' },
    ]);
  return stamp ?? act.occurredAt;
};

/** The version of a text as it stands. */
export const versionOf = (
  text: Text,
  version: Pick<Version, 'versionId' | 'kind' | 'reading' | 'symbol' | 'stamp'>,
): Omit<Version, 'revision' | 'certified' | 'passed'> => {
  const { symbol } = version;
  if (symbol !== null && text.versions.some((v) => v.symbol === symbol))
    throw new Refused('R29', 'SYMBOL_TAKEN', `A version of this text bears the symbol ${symbol} already.`);
  const content = contentOf(text);
  const languages = [{ language: content.language, contentHash: contentHash(content) }];
  return {
    ...version,
    title: content.title,
    numbering: numbering(text),
    form: FORM,
    languages,
    manifestHash: manifestHash(languages),
    supersedes: text.versions.at(-1)?.versionId ?? null,
  };
};
