import { z } from 'zod';
import type { Answering } from './answers.js';
import { compilation } from './compilation-answers.js';
import { compareQuestions, compareTexts, streamlining } from './comparison-answers.js';
import { attribution, collisions, negotiation } from './wording-answers.js';

/** One line of the register of views: a GET route, its query parameters, and how it is answered. */
export interface QueryEntry {
  readonly name: string;
  readonly summary: string;
  readonly path: string;
  readonly params: z.ZodObject;
  readonly answer: Answering;
}

const moment = z.string().max(100);
const MOMENTS = 'a revision, an instant, recorded:<instant>, reading:<n> or version:<symbol>';

export const at = moment.optional().describe(MOMENTS);

const timed = z.strictObject({ at });
const two = z.strictObject({ from: moment.describe(MOMENTS), to: at });

/** The same of a whole text and of one question. */
const ofTextAndQuestion = (
  what: string,
  summary: string,
  params: z.ZodObject,
  answer: Answering,
  ofQuestion = answer,
): QueryEntry[] => {
  const view = what.toLowerCase();
  return [
    { name: `${what}OfText`, summary, path: `texts/:id/${view}`, params, answer },
    {
      name: `${what}OfQuestion`,
      summary: `${summary}: of one question`,
      path: `texts/:id/questions/:question/${view}`,
      params,
      answer: ofQuestion,
    },
  ];
};

/** The views of wording. */
export const wordingQueries: readonly QueryEntry[] = [
  ...ofTextAndQuestion(
    'Compare',
    'What differs between two moments, word by word, either of them first',
    two,
    compareTexts,
    compareQuestions,
  ),
  ...ofTextAndQuestion('Attribution', 'Whose each word is, struck ones too', timed, attribution),
  ...ofTextAndQuestion('Collisions', 'Which open proposals are in each other’s way', timed, collisions),
  ...ofTextAndQuestion('Negotiation', 'The negotiation text: all that is open, in its place', timed, negotiation),
  ...ofTextAndQuestion(
    'Compilation',
    'All proposals side by side, those on questions that are gone too',
    z.strictObject({ at, status: z.string().max(40).optional() }),
    compilation,
  ),
  {
    name: 'StreamliningOfText',
    summary: 'The streamlining table: each paragraph that changed, by whom, out of what, and why',
    path: 'texts/:id/streamlining',
    params: z.strictObject({ from: at, to: at }),
    answer: streamlining,
  },
];
