import { maySee, type Reader } from '../audience.js';
import type { Body } from '../body/body.js';
import { audienceAt, type About } from '../text/audience/audience.js';
import { questionsOf } from '../text/proposal/kinds.js';
import type { Text, TextFact } from '../text/text.js';
import { concerned } from './concerned.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/**
 * Whose question it is that something was recorded on, and who may read that for the first time, hears of it: once for a question,
 * however much of it is disclosed. Whoever could read it all along hears nothing.
 */
export const disclosed = (fact: TextFact, before: Text, after: Text, body: Body): Tidings[] => {
  if (fact.type !== 'AudienceWidened') return [];
  const { revisions, words } = fact.data;
  const told = new Map<string, Set<string>>();
  for (const revision of revisions)
    for (const question of questionsIn(before.audiences.get(revision)?.about ?? {}, after))
      for (const delegation of concerned(after, question).filter((one) => isNewTo(one, revision, before, after, body)))
        told.set(question, (told.get(question) ?? new Set()).add(delegation));
  return [...told].map(([question, to]) => ({
    ...{ kind: 'disclosed', about: question, to: [...to], question, lines: words === undefined ? [] : [words] },
    title: `You may read more of what was recorded on ${titleOf(after, question)}`,
  }));
};

const questionsIn = ({ questionId, proposalId = '', objectionId = '' }: About, text: Text): readonly string[] => {
  const proposal = text.proposals.get(proposalId);
  if (proposal) return questionsOf(proposal);
  const question = questionId ?? text.objections.get(objectionId)?.questionId;
  return question === undefined ? [] : [question];
};

const isNewTo = (delegation: string, revision: number, before: Text, after: Text, body: Body): boolean => {
  const reader = delegateOf(delegation, body);
  return !maySee(reader, audienceAt(before, revision)) && maySee(reader, audienceAt(after, revision));
};

const delegateOf = (delegation: string, { groups }: Body): Reader => ({
  ...{ participates: true, seesAll: false, delegation },
  groups: [...groups.values()].filter(({ members }) => members.includes(delegation)).map(({ group }) => group),
});
