import { canonical } from '#eventsourcing';
import { refuseIncoherent } from './coherent.js';
import { Html, markup, when } from './html.js';
import { masthead } from './masthead.js';
import type { Footnote, Paper, PaperSection, Tombstone } from './paper.js';
import { question } from './question.js';
import { STYLE } from './style.js';
import { lines, References } from './wording.js';
import { type PaperWords, wordsIn } from './words.js';

export interface RenderedPaper {
  /** Canonical JSON (RFC 8785) of the paper. */
  readonly json: string;
  /** One page that needs nothing else: no scripts, no fonts, no pictures from elsewhere. */
  readonly html: string;
}

/** A paper to read and a paper to compute with. `Invalid('PAPER_INCOHERENT')` when notes or brackets do not match. */
export const renderPaper = (paper: Paper): RenderedPaper => {
  refuseIncoherent(paper);
  return { json: canonical(paper), html: page(paper).html };
};

const page = (paper: Paper): Html => {
  const { language, symbol } = paper.masthead;
  const words = wordsIn(language);
  return markup`<!doctype html>
    <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${symbol === null ? paper.title : `${symbol}: ${paper.title}`}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#text">${words.skip}</a>
        ${masthead(paper.masthead, words)} ${text(paper, words)} ${provenance(paper, words)}
      </body>
    </html> `;
};

const text = (paper: Paper, words: PaperWords): Html => {
  const references = new References();
  const sections = paper.sections.map((part) => section(part, words, references));
  return markup`<main id="text">
    <h1>${paper.title}</h1>
    <p class="kind">${words.kinds[paper.kind]}</p>
    ${when(paper.note, (note) => markup`<p class="note">${note}</p>`)}
    ${hasBrackets(paper) ? markup`<p class="legend">${words.legend}</p>` : undefined} ${sections}
    ${paper.tombstones.length > 0 ? tombstones(paper.tombstones, words) : undefined}
    ${when(paper.remarks, notes)}
    ${paper.footnotes.length > 0 ? footnotes(paper.footnotes, words, references) : undefined}
  </main>`;
};

const notes = (all: readonly string[]): Html =>
  markup`<ul class="notes">
    ${all.map((note) => markup`<li>${note}</li>`)}
  </ul>`;

const hasBrackets = ({ sections }: Paper): boolean =>
  sections.some(({ questions }) => questions.some(({ segments }) => segments.some(({ kind }) => kind !== 'text')));

const section = ({ title, questions }: PaperSection, words: PaperWords, references: References): Html =>
  markup`<section>
    <h2>${title}</h2>
    ${questions.map((asked) => question(asked, words, references))}
  </section> `;

const tombstones = (gone: readonly Tombstone[], words: PaperWords): Html =>
  markup`<section class="tombstones">
    <h2>${words.takenOut}</h2>
    <dl>
      ${gone.map(
        ({ number, reason }) =>
          markup`<dt>${number}</dt>
            <dd>${lines(reason)}</dd>`,
      )}
    </dl>
  </section>`;

const footnotes = (notes: readonly Footnote[], words: PaperWords, references: References): Html => {
  const back = (place: string): Html =>
    markup`<a class="backlink" href="#${place}" role="doc-backlink" aria-label="${words.backToText}">↩</a>`;
  const note = ({ n, text: said }: Footnote): Html =>
    markup`<li id="note-${n}" value="${n}">${lines(said)}${references.placesOf(n).map(back)}</li> `;
  return markup`<section class="footnotes" role="doc-endnotes" aria-labelledby="notes">
    <h2 id="notes">${words.notes}</h2>
    <ol>
      ${notes.map(note)}
    </ol>
  </section>`;
};

const provenance = ({ contentHash, ledgerPosition }: Paper, words: PaperWords): Html =>
  markup`<footer>
    <p>${words.provenance(ledgerPosition)}</p>
    <p>${words.contentHash}: <code dir="ltr">${contentHash}</code></p>
  </footer>`;
