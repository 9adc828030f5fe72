import { inPackage } from '../text/package/package.js';
import { questionsOf } from '../text/proposal/kinds.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Who gave and took in a package hears when a part of it is undone. */
export const partUndone = (fact: TextFact, after: Text): Tidings[] => {
  if (!('packages' in fact.data) || !fact.data.packages) return [];
  const { questionId, packages, words } = fact.data;
  const what = undone(fact, titleOf(after, questionId));
  if (what === undefined) return [];
  return packages.map((packageId) => ({
    kind: 'package-undone',
    about: packageId,
    to: inPackage(after.proposals, packageId)
      .filter((proposal) => !questionsOf(proposal).includes(questionId))
      .flatMap(({ by }) => by),
    question: questionId,
    title: `A package that your proposal belongs to changed: ${what}`,
    lines: [
      ...(words === undefined ? [] : [words]),
      'Ask the Chair to reopen what you gave for it, if it no longer holds.',
    ],
  }));
};

/** What was done to the question; undefined where its words stand as the package left them. */
const undone = ({ type, data }: TextFact, title: string): string | undefined => {
  if ('applied' in data && data.applied.hunks.length === 0) return undefined;
  switch (type) {
    case 'QuestionReopened':
      return `${title} was reopened`;
    case 'QuestionRemoved':
    case 'DeletionAccepted':
      return 'a question was taken out';
    case 'SplitAccepted':
      return 'a question was split';
    case 'MergeAccepted':
      return 'questions were merged';
    default:
      return `${title} was redrafted`;
  }
};
