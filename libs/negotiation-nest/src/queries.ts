import { z } from 'zod';
import {
  blocks,
  body,
  bodyList,
  deliveries,
  everyBody,
  history,
  inbox,
  listOf,
  oneOf,
  question,
  text,
  texts,
} from './answers.js';
import { deliveryQueries } from './delivery-answers.js';
import { standing, whatIfQuery } from './proposal-answers.js';
import { registerQueries } from './register-answers.js';
import { standQueries } from './stand-queries.js';
import { at, KINDS, wordingQueries, type QueryEntry } from './wording-queries.js';

export type { QueryEntry } from './wording-queries.js';

const after = z.string().max(500).optional().describe('where the page before ended');
const limit = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'must be 1 to 9999')
  .optional()
  .describe('how many at most');
const none = z.strictObject({});
const timed = z.strictObject({ at });
const PROPOSAL =
  'To who takes part in the body: an open one says what would be read if it were taken now ("now"), or what decided since it ' +
  `collides with ("conflicts"), and with which open ones it collides ("collidesWith": [{ proposal, kinds }]). ${KINDS} A ` +
  'merger is about each of its questions.';
const filtered = z.strictObject({ at, question: z.string().optional(), status: z.string().optional() });

/** The register of views; from each line come the route, the OpenAPI operation and what the command line shows. */
export const queries: readonly QueryEntry[] = [
  { name: 'ListBodies', summary: 'The bodies there are', path: 'bodies', params: none, answer: everyBody },
  { name: 'ShowBody', summary: 'A body, and what you are in it', path: 'bodies/:id', params: none, answer: body },
  ...(['appointment', 'delegation', 'group', 'session', 'meeting'] as const).map((kind) => ({
    name: `List${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}s`,
    summary: `The ${kind}s of a body`,
    path: `bodies/:id/${kind}s`,
    params: none,
    answer: bodyList(kind),
  })),
  {
    name: 'ListPresence',
    summary: 'Who was in the room of each meeting, from when to when',
    path: 'bodies/:id/presence',
    params: none,
    answer: bodyList('presence'),
  },
  {
    name: 'ShowInbox',
    summary: 'What a delegation, or the office that you hold, was told',
    path: 'bodies/:id/inbox',
    params: z.strictObject({ delegation: z.string().optional(), after, limit }),
    answer: inbox,
  },
  { name: 'ListTexts', summary: 'The texts you may see', path: 'texts', params: none, answer: texts },
  { name: 'ShowText', summary: 'A text as it stands, or as it stood', path: 'texts/:id', params: timed, answer: text },
  {
    name: 'ShowQuestion',
    summary: 'A question as it stands, or as it stood',
    path: 'texts/:id/questions/:question',
    params: timed,
    answer: question,
  },
  {
    name: 'QuestionHistory',
    summary: 'All that happened to a question',
    description:
      'What happened to several at once is in the history of each: a reading’s scope, a package, and of a split or a merger, and what ' +
      'it makes moot, each question that it closes, opens or moves along. What becomes of the proposal of a merger is in the ' +
      'history of each question that it would join.',
    path: 'texts/:id/questions/:question/history',
    params: z.strictObject({ after, limit }),
    answer: history,
  },
  {
    name: 'TextHistory',
    summary: 'All that happened to a text',
    path: 'texts/:id/history',
    params: z.strictObject({ after, limit }),
    answer: history,
  },
  ...(
    ['proposal', 'comment', 'objection', 'position', 'reservation', 'float', 'put', 'reading', 'version'] as const
  ).flatMap((kind) => [
    {
      name: `List${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}s`,
      summary: kind === 'objection' ? 'Concerns and formal objections' : `The ${kind}s of a text`,
      path: `texts/:id/${kind}s`,
      params: filtered,
      ...(kind === 'proposal' ? { answer: standing(listOf(kind)), description: PROPOSAL } : { answer: listOf(kind) }),
    },
    {
      name: `Show${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`,
      summary: `One ${kind} of a text`,
      path: `texts/:id/${kind}s/:key`,
      params: timed,
      ...(kind === 'proposal' ? { answer: standing(oneOf(kind)), description: PROPOSAL } : { answer: oneOf(kind) }),
    },
  ]),
  ...wordingQueries,
  ...standQueries,
  ...registerQueries,
  whatIfQuery,
  ...deliveryQueries,
  {
    name: 'ShowBlocking',
    summary: 'What still stands in the way: the gate run dry',
    path: 'texts/:id/blocking',
    params: z.strictObject({
      goal: z.string().max(100).describe('close, certify, agree:<question> or gavel:<question>'),
    }),
    answer: blocks,
  },
  {
    name: 'ListDeliveries',
    summary: 'What was due about a text, and what became of it',
    path: 'texts/:id/deliveries',
    params: z.strictObject({ notice: z.string().max(300).optional(), after, limit }),
    answer: deliveries,
  },
];
