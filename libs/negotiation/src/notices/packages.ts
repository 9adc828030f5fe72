import { inPackage } from '../text/package/package.js';
import { questionsOf } from '../text/proposal/kinds.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Who gave and took in a package hears when a part of it is undone. */
export const partUndone = (fact: TextFact, after: Text): Tidings[] => {
  if (fact.type !== 'QuestionReopened' && fact.type !== 'QuestionRemoved' && fact.type !== 'QuestionRedrafted')
    return [];
  const { questionId, packages = [], words } = fact.data;
  const title = titleOf(after, questionId);
  const what = {
    QuestionReopened: `${title} was reopened`,
    QuestionRedrafted: `${title} was redrafted`,
    QuestionRemoved: 'a question was taken out',
  }[fact.type];
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
