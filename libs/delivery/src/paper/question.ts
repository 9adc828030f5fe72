import { type Html, markup, when } from './html.js';
import type { PaperQuestion } from './paper.js';
import { lines, type References, wording } from './wording.js';
import type { PaperWords } from './words.js';

/** A question: its number, its wording, where it stands, and how it is to be answered. */
export const question = (asked: PaperQuestion, words: PaperWords, references: References): Html => {
  const { number, id, status, segments, articles, notes } = asked;
  return markup`<article id="question-${id}">
    <h3><span class="unseen">${words.question} </span><bdi>${number}.</bdi></h3>
    <p class="wording">${wording(segments, words, references)}</p>
    <p class="status">${status}</p>
    <dl>
      ${term(words.answer, answerOf(asked))}${articles.length > 0 ? term(words.articles, articles.join('; ')) : undefined}
      ${when(asked.guidance, (text) => term(words.guidance, text))}${when(asked.followUp, (text) => term(words.followUp, text))}
    </dl>
    ${
      notes.length > 0
        ? markup`<ul class="notes">
            ${notes.map((note) => markup`<li>${note}</li>`)}
          </ul>`
        : undefined
    }
  </article> `;
};

const answerOf = ({ answer: { type, options = [] } }: PaperQuestion): string =>
  options.length > 0 ? `${type}: ${options.join(' / ')}` : type;

const term = (name: string, text: string): Html =>
  markup`<dt>${name}</dt>
    <dd>${lines(text)}</dd>`;
