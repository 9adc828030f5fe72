import { z } from 'zod';
import { tokenise } from '#text';

/** Text that people typed: no control characters but newline and tab, no lone surrogates, at most `max` UTF-16 units. */
const typed = (max: number) => run(max).refine((text) => text.trim() !== '', 'must not be empty');

/** The same, and perhaps nothing. */
export const run = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !/(?![\n\r\t])\p{Cc}/u.test(text), 'must hold no control characters')
    .refine((text) => !/[\u202D\u202E]/.test(text), 'must not override the direction of what is read')
    .refine((text) => !/\p{Cs}/u.test(text), 'must be well-formed Unicode');

/** A title or a name: one line. */
export const Line = typed(500).refine((text) => !/[\n\r\t\u2028\u2029]/.test(text), 'must be one line');

/** Words said or a reason given. */
export const Words = typed(20_000);

/** Where words are single characters, as in Chinese, many more of them fit into the same text. */
const MOST_WORDS = 50_000;

/** The wording of a question. */
export const Wording = typed(120_000).refine(
  (text) => text.length <= MOST_WORDS || tokenise(text).length <= MOST_WORDS,
  `must have at most ${String(MOST_WORDS)} words`,
);

/** Opaque ids are UUIDs in lower case. */
export const Id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a UUID in lower case');

/** Bodies and texts are named by whoever registers or tables them. */
export const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');

/** ISO 8601 with milliseconds, in UTC, so that instants compare as strings. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => /^\d{4}-/.test(text), 'must lie in the years 0000 to 9999, in UTC')
  .describe('an instant, ISO 8601');

export const Day = z.iso
  .date()
  .refine((day) => day < '9000', 'must be a year that will come')
  .describe('a date, YYYY-MM-DD');

/** Nothing is named twice. */
export const distinct = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

/** A revision crosses the wire as a decimal string. */
export const RevisionString = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,14})$/, 'must be a revision: a decimal number in a string');

export const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

export const Names = z
  .partialRecord(Language, Line)
  .refine((names) => Object.keys(names).length > 0, 'must hold a name in at least one language');
export type Names = z.infer<typeof Names>;

/** A name in the language asked for, else in English, else in whichever there is. */
export const nameIn = (names: Names, language: Language = 'en'): string =>
  names[language] ?? names.en ?? Object.values(names)[0] ?? '';

export const Ground = z.enum(['beyond-scope', 'duplication', 'language', 'mandate', 'procedure', 'other']);
export type Ground = z.infer<typeof Ground>;

export const Reason = z.enum([
  'beyond-scope',
  'duplication',
  'language',
  'no-support',
  'compromise',
  'withdrawn-in-favour',
  'out-of-time',
  'other',
]);
export type Reason = z.infer<typeof Reason>;

export const Mode = z.enum(['consensus', 'no-objection', 'chairs-responsibility']);
export type Mode = z.infer<typeof Mode>;

/** Whose decision it is: the Chair's about the Chair's text, the group's declared by the Chair, the Conference's. */
export const Whose = z.enum(['chair', 'group', 'conference']);
export type Whose = z.infer<typeof Whose>;

/** The revisions that the Chair had on the screen: of the text, and of what the decision is about. */
export const Seen = z.strictObject({
  text: RevisionString,
  question: RevisionString.optional(),
  proposal: RevisionString.optional(),
  put: RevisionString.optional(),
});
export type Seen = z.infer<typeof Seen>;

export const Audience = z.union([
  z.strictObject({ kind: z.enum(['public', 'participants', 'chair-and-secretariat']) }),
  z.strictObject({ kind: z.literal('group'), group: Id }),
  z.strictObject({ kind: z.literal('delegation'), delegation: Id }),
]);
export type Audience = z.infer<typeof Audience>;

export const Channel = z.enum(['room', 'note-verbale', 'e-mail', 'console', 'import']);

export const ROLES = [
  'chair',
  'acting-chair',
  'rapporteur',
  'secretariat',
  'auditor',
  'delegate',
  'operator',
  'service',
] as const;
export type Role = (typeof ROLES)[number];

export type Capacity =
  | 'party'
  | 'contracting'
  | 'signatory'
  | 'state'
  | 'regional-organization'
  | 'entity'
  | 'igo'
  | 'ngo'
  | 'chair'
  | 'rapporteur'
  | 'secretariat'
  | 'auditor'
  | 'operator'
  | 'service';
