import { Invalid, Refused, sha256, uuidv5 } from '#eventsourcing';
import { normalise, TOKENISER, type Author } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import type { FactOf } from '../../fact.js';
import { Language, Line, Slug, Wording } from '../../vocabulary.js';
import { QuestionFacets } from '../question/facets.js';
import { evolveText } from '../evolve-text.js';
import type { Text, TextEvent, TextFact } from '../text.js';
import { MAX_DEPTH, MAX_QUESTIONS } from './limits.js';
import { Marks, stampOf, versionOf } from '../version/issuing.js';

/** Within one tabling, questions are told apart by keys of the tabler's choosing; the record gives them ids. */
const Key = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, 'must be a short key in lower case');

const QuestionInput = z.strictObject({
  key: Key.optional(),
  wording: Wording,
  ...QuestionFacets,
  followUp: z.strictObject({ of: Key, when: Line }).optional(),
});

const input = z.strictObject({
  body: Slug,
  kind: z.enum(['questionnaire', 'recommendations', 'report']),
  title: Line,
  originalLanguage: Language,
  ...Marks,
  sections: z
    .array(z.strictObject({ title: Line, questions: z.array(QuestionInput).max(2000) }))
    .min(1)
    .max(100),
});
type Input = z.infer<typeof input>;

/** The Chair's non-paper is tabled: the text begins. */
export class TableText extends TextCommand<Input> {
  static readonly input = input;
}

export const tableText = ({ data }: TableText, text: Text, act: Act): TextEvent[] => {
  if (text.tabled) throw new Refused('R29', 'TEXT_EXISTS', 'A text of that name was tabled already.');
  const events = [tabled(data, act), ...questionsOf(data, act)];
  const { symbol = null } = data;
  const stamp = stampOf(data.stamp, text, act);
  const first = versionOf(foldedFrom(text, events), { versionId: act.id(0), kind: 'tabled', symbol, stamp });
  return [...events, { type: 'VersionIssued', data: first }];
};

const tabled = ({ body, kind, title, originalLanguage, sections }: Input, act: Act): TextEvent => ({
  type: 'TextTabled',
  data: {
    body,
    kind,
    title,
    originalLanguage,
    tokeniser: TOKENISER,
    sections: sections.map((section, s) => ({ sectionId: sectionId(act, s), title: section.title })),
  },
});

const sectionId = (act: Act, s: number): string => uuidv5(act.id(1), 'section', s);

const questionsOf = (data: Input, act: Act): TextEvent[] => {
  const all = data.sections.flatMap((section, s) => section.questions.map((question, q) => ({ question, s, q })));
  if (all.length === 0) throw new Invalid('NO_QUESTIONS', 'A text has at least one question.');
  if (all.length > MAX_QUESTIONS)
    throw new Invalid('TOO_MANY_QUESTIONS', `A text has at most ${String(MAX_QUESTIONS)} questions.`);
  const ids = new Map<string, { id: string; depth: number }>();
  const by: Author[] = ['chair'];
  let before: string | null = null;
  return all.map(({ question: { key, wording, followUp, ...facets }, s, q }, n) => {
    const questionId = uuidv5(act.id(2), 'question', n);
    const parent = followUp && parentOf(ids, followUp.of, `data.sections.${String(s)}.questions.${String(q)}`);
    if (key !== undefined) remember(ids, key, questionId, (parent?.depth ?? 0) + 1);
    const after = before;
    before = questionId;
    const words = normalise(wording);
    return {
      type: 'QuestionTabled',
      data: {
        questionId,
        sectionId: sectionId(act, s),
        after,
        wording: words,
        wordingHash: sha256(words),
        tokeniser: TOKENISER,
        by,
        ...facets,
        ...(followUp && parent && { followUp: { of: parent.id, when: followUp.when } }),
      },
    };
  });
};

type Known = Map<string, { id: string; depth: number }>;

const parentOf = (ids: Known, key: string, path: string): { id: string; depth: number } => {
  const parent = ids.get(key);
  if (!parent)
    throw new Invalid('FOLLOW_UP_OF_NOTHING', `No earlier question has the key ${key}.`, [
      { path: `${path}.followUp.of`, message: 'must be the key of an earlier question' },
    ]);
  if (parent.depth >= MAX_DEPTH)
    throw new Invalid('TOO_DEEP', `Questions follow up at most ${String(MAX_DEPTH)} levels deep.`);
  return parent;
};

const remember = (ids: Known, key: string, id: string, depth: number): void => {
  if (ids.has(key)) throw new Invalid('KEY_TWICE', `The key ${key} is given to two questions.`);
  ids.set(key, { id, depth });
};

/** The text that these events make, so that its first version can be hashed in the same command. */
const foldedFrom = (text: Text, events: readonly TextEvent[]): Text =>
  events.reduce<Text>(
    (state, event, revision) =>
      evolveText(state, { ...event, revision, meta: { occurredAt: '' } } as FactOf<TextEvent> & TextFact),
    text,
  );
