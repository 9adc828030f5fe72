import { type Html, markup, when } from './html.js';
import type { Masthead } from './paper.js';
import { type PaperWords, stampIn } from './words.js';

/** Organization and symbol over a rule; the body, the distribution and the languages under it; then place, dates and agenda item. */
export const masthead = (paper: Masthead, words: PaperWords): Html =>
  markup`<header>
    <div class="top">
      <p class="organization">${paper.organization}</p>
      ${when(paper.symbol ?? undefined, symbol)}
    </div>
    <div class="under">
      <div class="body">${when(paper.conference, line)}${line(paper.body)}</div>
      ${distribution(paper, words)}
    </div>
    <div class="meeting">
      ${line(paper.session)}${when(placeAndDates(paper), line)}${when(paper.agendaItem, agendaItem(words))}
    </div>
  </header>`;

const symbol = (text: string): Html => markup`<p class="symbol"><bdi dir="ltr">${text}</bdi></p>`;

const line = (text: string): Html => markup`<p>${text}</p>`;

const placeAndDates = ({ place, dates }: Masthead): string | undefined =>
  place === undefined && dates === undefined
    ? undefined
    : [place, dates].filter((part) => part !== undefined).join(', ');

const agendaItem =
  ({ agendaItem: label }: PaperWords) =>
  (item: string): Html =>
    markup`<p>${label} ${item}</p>`;

/** A paper not in the language it was written in names both. */
const distribution = (paper: Masthead, words: PaperWords): Html => {
  const { language, originalLanguage, stamp } = paper;
  const own = language === originalLanguage ? undefined : words.languages[language];
  return markup`<div class="distribution">
    ${line(words.distribution[paper.distribution])}
    <p><time datetime="${stamp}">${stampIn(language, stamp)}</time></p>
    ${when(own, line)}
    <p class="original">${words.original} ${words.languages[originalLanguage]}</p>
  </div>`;
};
