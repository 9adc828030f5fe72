import { nameIn, type Body, type Language, type Text, type Version } from '#negotiation';
import type { Masthead } from '#delivery';
import { sessionWords } from './words.js';

/** Symbol, stamp, body and session: what a paper says of itself before it says anything else. */
export const mastheadOf = (text: Text, version: Version, body: Body, language: Language): Masthead => {
  const { registered } = body;
  const { symbol, stamp, certified } = version;
  return {
    organization: 'United Nations',
    symbol,
    distribution: certified === undefined ? 'Limited' : 'General',
    stamp,
    originalLanguage: text.tabled?.originalLanguage ?? language,
    language,
    body: registered ? nameIn(registered.name, language) : body.id,
    ...(registered?.conference && { conference: registered.conference.name }),
    ...sessionOf(text, version, body, language),
  };
};

const sessionOf = (
  { readings }: Text,
  { reading }: Version,
  { sessions }: Body,
  language: Language,
): Pick<Masthead, 'session' | 'place' | 'dates'> => {
  const session = sessions.get(readings.find(({ n }) => n === reading)?.session ?? '');
  if (!session) return { session: '' };
  const { n, from, to, place } = session;
  return {
    session: sessionWords(n, language),
    ...(place !== undefined && { place }),
    dates: datesIn(language, from, to),
  };
};

/** "4–6 July 2018"; which blanks stand around the dash changes with the release of Node, and papers must not. */
const datesIn = (language: Language, from: string, to: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' })
    .formatRange(new Date(from), new Date(to))
    .replace(/\s*–\s*/gu, '–')
    .replace(/\s/gu, ' ');
