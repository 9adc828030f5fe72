import type { Client } from '../client.js';
import type { Directory } from '../directory.js';
import type { Names } from './lists.js';

/** What questions and delegations of a text are called as it stands. */
export const namesIn = async (directory: Directory, client: Client): Promise<Names> => {
  const { body, sections } = await directory.text();
  const delegations = await client.get<{ delegation: string; name: string }[]>(`bodies/${body}/delegations`);
  const questions = sections.flatMap(({ questions: all }) => all);
  return {
    questions: new Map(questions.map(({ questionId, number = '' }) => [questionId, number])),
    delegations: new Map(delegations.map(({ delegation, name }) => [delegation, name])),
  };
};
