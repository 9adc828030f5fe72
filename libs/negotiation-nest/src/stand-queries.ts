import { z } from 'zod';
import { outstanding, sinceSpoke, support, whileOut } from './stand-answers.js';
import { at, type QueryEntry } from './wording-queries.js';

const after = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a revision')
  .optional()
  .describe('where the page before ended');
const limit = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'must be 1 to 9999')
  .optional()
  .describe('how many at most');
const delegation = z.string().max(100).optional().describe('whose, for those who see all; one’s own otherwise');

/** Where things stand, and what one has missed. */
export const standQueries: readonly QueryEntry[] = [
  {
    name: 'ShowSupport',
    summary: 'Who supports what: where each delegation stands, and how it counts',
    path: 'texts/:id/support',
    params: z.strictObject({ at, question: z.string().max(100).optional() }),
    answer: support,
  },
  {
    name: 'ShowOutstanding',
    summary: 'What is outstanding, and the scope that a next reading might have',
    path: 'texts/:id/outstanding',
    params: z.strictObject({ at }),
    answer: outstanding,
  },
  {
    name: 'ShowSinceSpoke',
    summary: 'What happened since your delegation last spoke to the text',
    path: 'texts/:id/since-spoke',
    params: z.strictObject({ delegation, after, limit }),
    answer: sinceSpoke,
  },
  {
    name: 'ShowWhileOut',
    summary: 'What happened while your delegation was out of the room of a meeting',
    path: 'texts/:id/while-out',
    params: z.strictObject({
      delegation,
      meeting: z.string().max(100).optional().describe('of the last one with recorded presence, unless it is named'),
      after,
      limit,
    }),
    answer: whileOut,
  },
];
