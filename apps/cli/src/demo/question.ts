/** The shape of a question of the sample, and short ways of writing one down. */

export type AnswerType =
  | { readonly type: 'yes-no' | 'yes-no-in-part' | 'text' }
  | { readonly type: 'choice'; readonly options: readonly string[] };

export interface ArticleReference {
  readonly instrument: 'protocol' | 'convention';
  readonly article: string;
  readonly paragraph?: string;
}

export interface SampleQuestion {
  readonly key: string;
  readonly wording: string;
  readonly answer: AnswerType;
  readonly articles: readonly ArticleReference[];
  readonly guidance?: string;
  /** Asked only when the question `of` is answered `when`. */
  readonly followUp?: { readonly of: string; readonly when: 'yes' | 'no' | 'in-part' };
}

export interface SampleSection {
  readonly key: string;
  readonly title: string;
  readonly questions: readonly SampleQuestion[];
}

export const yesNo: AnswerType = { type: 'yes-no' };
export const yesNoInPart: AnswerType = { type: 'yes-no-in-part' };
export const text: AnswerType = { type: 'text' };
export const choice = (...options: string[]): AnswerType => ({ type: 'choice', options });

const reference =
  (instrument: ArticleReference['instrument']) =>
  (article: string, paragraph?: string): ArticleReference => ({ instrument, article, ...(paragraph && { paragraph }) });

export const protocol = reference('protocol');
export const convention = reference('convention');
