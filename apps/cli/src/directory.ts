import { Invalid, NotFound } from '#eventsourcing';
import type { Client } from './client.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A question as the text's view shows it. */
export interface QuestionShown {
  readonly questionId: string;
  readonly number?: string;
  readonly status: string;
  readonly wording: string;
  readonly bracketed: string;
  readonly etag: string;
  readonly [more: string]: unknown;
}

export interface TextShown {
  readonly id: string;
  readonly body: string;
  readonly kind: string;
  readonly title: string;
  readonly revision: string;
  readonly sections: readonly { readonly title: string; readonly questions: readonly QuestionShown[] }[];
  readonly removed: readonly QuestionShown[];
  readonly reading?: { readonly n: number; readonly status: string; readonly onTheFloor?: string };
  readonly version?: { readonly versionId: string; readonly symbol: string | null; readonly stamp: string };
  readonly conferenceReady?: string;
}

/** What hangs on a question and is named after it. */
export const ON_A_QUESTION = {
  proposal: ['tabled'],
  objection: ['live', 'addressed'],
  position: [],
  reservation: ['made'],
  put: ['put'],
  float: ['afloat'],
  comment: ['made', 'taken-up'],
} as const;
export type OnAQuestion = keyof typeof ON_A_QUESTION;

export interface Thing {
  readonly questionId: string;
  readonly status: string;
  readonly etag: string;
  readonly [more: string]: unknown;
}

/** How many characters of its id tell what hangs on a question from the rest there. */
const TAG = 4;

/** In place of a number, of what is no question yet, and of what is none any more. */
export const NEW = 'new';
export const TAKEN_OUT = 'taken out';

/** The name by which lists show it and commands know it: `3 (a)#74b1`. */
export const referenceTo = (number: string | undefined, id: string): string => `${number ?? ''}#${id.slice(0, TAG)}`;

/** Finds what people call by number or name: question `3 (a)`, the proposal on it, one of several proposals `3 (a)#74b1`. */
export class Directory {
  private shown: Promise<TextShown> | undefined;

  constructor(
    private readonly client: Client,
    private readonly textId: string,
  ) {}

  /** The text, read once: as it is on the screen. */
  text(): Promise<TextShown> {
    this.shown ??= this.client.get<TextShown>(`texts/${this.textId}`);
    return this.shown;
  }

  /** Undefined where the text has no such question: one that is proposed is not there yet. */
  async questionIfAny(named: string): Promise<QuestionShown | undefined> {
    const { sections, removed } = await this.text();
    const all = [...sections.flatMap(({ questions }) => questions), ...removed];
    return all.find((q) => q.questionId === named || (q.number !== undefined && plain(q.number) === plain(named)));
  }

  async question(named: string): Promise<QuestionShown> {
    const found = await this.questionIfAny(named);
    if (found) return found;
    throw new NotFound(
      'QUESTION_UNKNOWN',
      `There is no question ${named} in ${this.textId}; its questions are numbered.`,
    );
  }

  async thing(kind: OnAQuestion, named: string): Promise<Thing> {
    if (UUID.test(named)) return this.client.get<Thing>(`texts/${this.textId}/${kind}s/${named}`);
    const [number = '', tag] = named.split('#', 2);
    const all = await this.thingsOn(kind, number);
    const tagged = all.filter((thing) => tag === undefined || idOf(kind, thing).startsWith(tag));
    const found = only(kind, tagged);
    if (found) return found;
    throw tagged.length === 0
      ? new NotFound(`${kind.toUpperCase()}_UNKNOWN`, `There is no ${kind} ${named} in ${this.textId}.`)
      : ambiguous(kind, number, tagged);
  }

  private async thingsOn(kind: OnAQuestion, number: string): Promise<Thing[]> {
    const path = `texts/${this.textId}/${kind}s`;
    if (number !== NEW && number !== TAKEN_OUT)
      return this.client.get<Thing[]>(`${path}?question=${(await this.question(number)).questionId}`);
    const all = await this.client.get<Thing[]>(path);
    const { sections } = await this.text();
    const standing = new Set(sections.flatMap(({ questions }) => questions.map(({ questionId }) => questionId)));
    return all.filter(({ questionId }) => !standing.has(questionId));
  }

  async version(named: string): Promise<string> {
    const { version } = await this.text();
    if (named === 'latest' && version) return version.versionId;
    if (UUID.test(named)) return named;
    const all = await this.client.get<{ versionId: string; symbol: string | null }[]>(`texts/${this.textId}/versions`);
    const found = all.find(({ symbol }) => symbol === named);
    if (found) return found.versionId;
    throw new NotFound(
      'VERSION_UNKNOWN',
      `There is no version ${named} of ${this.textId}; the last one is called latest.`,
    );
  }
}

/** The one that is open, or the only one there is. */
const only = (kind: OnAQuestion, all: readonly Thing[]): Thing | undefined => {
  const statuses: readonly string[] = ON_A_QUESTION[kind];
  const open = all.filter(({ status }) => statuses.includes(status));
  return open.length === 1 ? open[0] : all.length === 1 ? all[0] : undefined;
};

const idOf = (kind: OnAQuestion, thing: Thing): string => String(thing[`${kind}Id`]);

const ambiguous = (kind: OnAQuestion, number: string, all: readonly Thing[]): Invalid =>
  new Invalid(
    'NAME_AMBIGUOUS',
    `There are several ${kind}s on question ${number}.`,
    all.map((thing) => ({ path: referenceTo(number, idOf(kind, thing)), message: `is ${thing.status}` })),
  );

const plain = (number: string): string => number.replace(/\s+/g, '').toLowerCase();

/** The id of something of a body, by its id, name or number. */
export const inBody = async (
  client: Client,
  body: string,
  kind: 'delegation' | 'session' | 'group',
  named: string,
): Promise<string> => {
  if (UUID.test(named)) return named;
  const all = await client.get<Record<string, unknown>[]>(`bodies/${body}/${kind}s`);
  const wanted = named.toLowerCase();
  const found = all.find((one) => namesOf(one).some((name) => name.toLowerCase() === wanted));
  if (found) return String(found[kind]);
  throw new NotFound(`${kind.toUpperCase()}_UNKNOWN`, `There is no ${kind} called ${named} in ${body}.`);
};

const namesOf = ({ name, n, names }: Record<string, unknown>): string[] => [
  ...(typeof name === 'string' ? [name] : []),
  ...(typeof n === 'number' ? [String(n)] : []),
  ...(typeof names === 'object' && names !== null ? Object.values(names).map(String) : []),
];
