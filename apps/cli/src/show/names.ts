import { nameIn } from '#negotiation';
import type { Client } from '../client.js';
import type { Directory } from '../directory.js';
import type { Names } from './lists.js';

/** What questions, delegations and groups of a text are called as it stands. */
export const namesIn = async (directory: Directory, client: Client): Promise<Names> => {
  const { body, sections } = await directory.text();
  const [delegations, groups] = await Promise.all([
    client.get<{ delegation: string; name: string }[]>(`bodies/${body}/delegations`),
    client.get<{ group: string; names: Parameters<typeof nameIn>[0] }[]>(`bodies/${body}/groups`),
  ]);
  const questions = sections.flatMap(({ questions: all }) => all);
  return {
    questions: new Map(questions.map(({ questionId, number = '' }) => [questionId, number])),
    delegations: new Map([
      ...delegations.map(({ delegation, name }) => [delegation, name] as const),
      ...groups.map(({ group, names }) => [group, nameIn(names)] as const),
    ]),
  };
};
