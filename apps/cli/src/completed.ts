import type { Entry } from '#negotiation';
import type { Client } from './client.js';
import { Directory, inBody, type OnAQuestion } from './directory.js';

/** What is said in a command and beside it. */
export interface Said extends Record<string, unknown> {
  readonly data: Record<string, unknown>;
}

const THINGS: Readonly<Record<string, OnAQuestion>> = {
  proposalId: 'proposal',
  objectionId: 'objection',
  positionId: 'position',
  reservationId: 'reservation',
  putId: 'put',
  floatId: 'float',
  commentId: 'comment',
};

/** What was typed in full: names become ids; an edit is against the text as it stands; a decision says what is on the screen, unless it was said. */
export const completed = async (entry: Entry, id: string, whole: Said, client: Client): Promise<Said> => {
  if (entry.subject === 'body') return { ...whole, data: await inBodyNamed(whole.data, id, client) };
  if (entry.subject !== 'text' || entry.name === 'TableText') return whole;
  const directory = new Directory(client, id);
  const { data, seen } = await resolved(whole.data, directory);
  const { body, revision } = await directory.text();
  const given = await inBodyNamed(data, body, client);
  const chairs = entry.speakers[0] === 'chair' && entry.name !== 'OpenReading';
  return {
    ...(chairs && { seen: { text: revision, ...seen } }),
    ...whole,
    data: { ...given, ...against(revision, data.edit) },
    ...(await speakingFor(whole.delegation, body, client)),
  };
};

/** An edit given as a whole wording is against the text as it stands, unless it names its base. */
const against = (base: string, edit: unknown): object =>
  typeof edit === 'object' && edit !== null && 'wording' in edit ? { edit: { base, ...edit } } : {};

const speakingFor = async (delegation: unknown, body: string, client: Client): Promise<object> =>
  typeof delegation === 'string' ? { delegation: await inBody(client, body, 'delegation', delegation) } : {};

const inBodyNamed = async (data: Said['data'], body: string, client: Client): Promise<Said['data']> => {
  const found = { ...data };
  for (const kind of ['delegation', 'session'] as const) {
    const named = data[kind];
    if (typeof named === 'string') found[kind] = await inBody(client, body, kind, named);
  }
  return found;
};

/** The ids of what is named in a text, and the revisions at which the decision's objects stand on the screen. */
const resolved = async (data: Said['data'], directory: Directory): Promise<{ data: Said['data']; seen: object }> => {
  const { ids, seen, about } = await thingsIn(data, directory);
  const named = textIn(data, 'questionId');
  const question = named === undefined ? await directory.questionIfAny(about ?? '') : await directory.question(named);
  const version = textIn(data, 'versionId');
  return {
    data: {
      ...data,
      ...ids,
      ...(question && data.questionId !== undefined && { questionId: question.questionId }),
      ...(version !== undefined && { versionId: await directory.version(version) }),
    },
    seen: { ...seen, ...(question && { question: question.etag }) },
  };
};

interface Found {
  readonly ids: Record<string, string>;
  readonly seen: Record<string, string>;
  /** The question that they hang on, or that is to be. */
  readonly about: string | undefined;
}

const thingsIn = async (data: Said['data'], directory: Directory): Promise<Found> => {
  const ids: Record<string, string> = {};
  const seen: Record<string, string> = {};
  let about: string | undefined;
  for (const [field, kind] of Object.entries(THINGS)) {
    const named = textIn(data, field);
    if (named === undefined) continue;
    const thing = await directory.thing(kind, named);
    ids[field] = String(thing[field]);
    if (kind === 'proposal' || kind === 'put') seen[kind] = thing.etag;
    about = thing.questionId;
  }
  return { ids, seen, about };
};

const textIn = (data: Said['data'], field: string): string | undefined => {
  const value = data[field];
  return typeof value === 'string' ? value : undefined;
};
