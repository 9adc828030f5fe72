import { z } from 'zod';
import type { Answering } from './answers.js';
import { compilation } from './compilation-answers.js';
import { compareQuestions, compareTexts, streamlining } from './comparison-answers.js';
import { attribution, collisions, negotiation } from './wording-answers.js';

/** One line of the register of views: a GET route, its query parameters, and how it is answered. */
export interface QueryEntry {
  readonly name: string;
  readonly summary: string;
  /** What is to be known of the answer, where the summary does not say it. */
  readonly description?: string;
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

/** The kinds of collision, where they are told. */
export const KINDS =
  'In words: overlap, same-point, inside-deletion or same-change. By what accepting one of the two makes of the question of ' +
  'both: question-gone (a deletion), question-split, question-merged, question-moved (against another move), ' +
  'or place-lost (what was to be read behind the question, or to follow it up, cannot be any more). ' +
  'Sub-amendments of one proposal collide in its words.';

const COLLIDING =
  `Of each question, pairs of its open proposals under "colliding", with the kind of each collision under "where". ${KINDS} ` +
  'In words, "a" and "b" are the two hunks; otherwise "proposal" is the one of the two that changes what becomes of the ' +
  'question. A merger is told with each question that it takes part in. Under "stale" is what no longer applies: an edit with the ' +
  'decisions that it collides with ("clashes"); what has lost its place or its shape, or amends what was redrafted, without.';

const BESIDE =
  'What is proposed of a question other than its words (that it go, move, be split or merged, that a proposal be amended, ' +
  'an idea) is under "beside": { proposal, kind, by, stale, collidesWith: [{ proposal, kinds }] }. A merger is beside each ' +
  'question that it takes part in.';

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
  ...ofTextAndQuestion('Collisions', 'Which open proposals are in each other’s way', timed, collisions).map(
    (query) => ({
      ...query,
      description: COLLIDING,
    }),
  ),
  ...ofTextAndQuestion('Negotiation', 'The negotiation text: all that is open, in its place', timed, negotiation).map(
    (query) => ({ ...query, description: BESIDE }),
  ),
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
