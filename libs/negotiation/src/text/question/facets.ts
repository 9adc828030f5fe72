import { z } from 'zod';
import { distinct, Line, Words } from '../../vocabulary.js';

export const Answer = z
  .strictObject({
    type: z.enum(['yes-no', 'yes-no-in-part', 'text', 'choice']),
    options: z.array(Line).min(2).max(50).refine(distinct, 'must all differ').optional(),
  })
  .refine((a) => (a.type === 'choice') === (a.options !== undefined), {
    message: 'a choice, and only a choice, has options',
    path: ['options'],
  });

export const ArticleReference = z.strictObject({
  instrument: z.enum(['protocol', 'convention']),
  article: z.string().regex(/^[1-9]\d{0,2}$/, 'must be an article’s number'),
  paragraph: z
    .string()
    .regex(/^[1-9]\d?( ?\([a-z]+\))*$/, 'must be like 2 or 1 (a)')
    .optional(),
});

/** What a question has beside its wording. */
export const QuestionFacets = {
  answer: Answer,
  articles: z.array(ArticleReference).max(50),
  guidance: Words.optional(),
};

export interface Facets {
  readonly answer: z.infer<typeof Answer>;
  readonly articles: readonly z.infer<typeof ArticleReference>[];
  readonly guidance?: string | undefined;
  readonly followUp?: { readonly of: string; readonly when: string } | undefined;
}
