import type { PlannedEdit } from '../drafting-plan.js';

/** What was proposed in the second reading, by fictitious delegations, in the order in which it was tabled. */
export const EDITS_OF_THE_SECOND_READING: readonly PlannedEdit[] = [
  {
    key: 'basic-concepts',
    by: 'drellmark',
    question: 'ancillary-offences',
    reading: 2,
    newWording:
      'Which of the following forms of involvement in those offences are criminalized, subject to the basic concepts of your country’s legal system?',
    rationale: 'Article 6, paragraph 2, is subject to those concepts in part.',
    tabledAt: '2017-09-12T13:10:00Z',
    outcome: 'accepted',
    decidedAt: '2017-09-12T13:18:00Z',
  },
  {
    key: 'aircraft',
    by: 'esterholm',
    question: 'jurisdiction',
    reading: 2,
    newWording:
      'Has your country established its jurisdiction over those offences when they are committed in its territory, on board a vessel flying its flag or on board an aircraft registered under its laws?',
    rationale: 'Article 15, paragraph 1 (b), of the Convention names aircraft beside vessels.',
    tabledAt: '2017-09-12T13:24:00Z',
    outcome: 'accepted',
    decidedAt: '2017-09-12T13:36:00Z',
  },
  {
    key: 'violence-by-smugglers',
    by: 'esterholm',
    question: 'violence',
    reading: 2,
    newWording: 'Please describe the measures that protect smuggled migrants against violence by smugglers.',
    rationale: 'It should be clear whose violence is meant.',
    tabledAt: '2017-09-12T14:10:00Z',
    outcome: 'accepted-as-amended',
    decidedAt: '2017-09-12T14:22:00Z',
    chairWording:
      'Please describe the measures that protect smuggled migrants against violence by individuals or groups by reason of their having been smuggled.',
  },
  {
    key: 'short-consular-no',
    by: 'belmarine',
    question: 'consular-no',
    reading: 2,
    newWording: 'If no, please explain.',
    rationale: 'Brevity.',
    tabledAt: '2017-09-12T14:28:00Z',
    outcome: 'withdrawn',
    withdrawnAt: '2017-09-12T14:36:00Z',
  },
  {
    key: 'extent-possible',
    by: 'fallowmere',
    question: 'border-controls',
    reading: 2,
    newWording:
      'Has your country, without prejudice to international commitments on the free movement of people and to the extent possible, strengthened its border controls to prevent and detect the smuggling of migrants?',
    rationale: 'The obligation is qualified.',
    tabledAt: '2017-09-12T14:42:00Z',
    outcome: 'not-retained',
    decidedAt: '2017-09-12T14:50:00Z',
  },
  {
    key: 'reasonable-time',
    by: 'corvania',
    question: 'document-verification',
    reading: 2,
    newWording:
      'At the request of another State Party, within what reasonable time does your country verify the legitimacy and validity of travel or identity documents issued in its name?',
    rationale: 'Article 13 requires a reasonable time.',
    tabledAt: '2017-09-13T08:20:00Z',
    outcome: 'in-brackets',
    decidedAt: '2017-09-13T08:36:00Z',
  },
  {
    key: 'specialized-training',
    by: 'drellmark',
    question: 'training',
    reading: 2,
    newWording:
      'Has your country provided or strengthened specialized training for immigration and other relevant officials in preventing the conduct set forth in article 6 of the Protocol and in the humane treatment of migrants?',
    rationale: 'Article 14, paragraph 1, in its own terms.',
    tabledAt: '2017-09-13T08:42:00Z',
    transcript: { confirmedAt: '2017-09-13T08:46:00Z' },
    outcome: 'accepted',
    decidedAt: '2017-09-13T08:54:00Z',
  },
  {
    key: 'in-a-language-understood',
    by: 'ardovia',
    question: 'consular',
    reading: 2,
    newWording:
      'Are detained smuggled migrants informed without delay, in a language that they understand, of the provisions on notification to and communication with consular officers?',
    rationale:
      'What is not understood has not been said. We can take it together with the change to the question after it.',
    tabledAt: '2017-09-13T09:26:00Z',
    outcome: 'accepted',
    decidedAt: '2017-09-13T09:44:00Z',
    package: 'consular',
  },
  {
    key: 'where-it-binds',
    by: 'drellmark',
    question: 'consular-no',
    reading: 2,
    newWording:
      'If no, please explain how your country complies with its obligations under the Vienna Convention on Consular Relations, where that Convention binds it.',
    rationale: 'Not every country is a party to it. With this, and not without, the language can be asked about.',
    tabledAt: '2017-09-13T09:32:00Z',
    outcome: 'accepted',
    decidedAt: '2017-09-13T09:44:00Z',
    package: 'consular',
  },
];

/** What was proposed in the third reading, by fictitious delegations, in the order in which it was tabled. */
export const EDITS_OF_THE_THIRD_READING: readonly PlannedEdit[] = [
  {
    key: 'children-within-scope',
    by: 'corvania',
    question: 'special-needs-children',
    reading: 3,
    newWording:
      'If yes, do those measures include particular arrangements for children who are smuggled unaccompanied?',
    rationale:
      'Asylum and guardianship are matters of other instruments; arrangements for children come under article 16.',
    tabledAt: '2018-07-04T08:50:00Z',
    outcome: 'accepted-as-amended',
    decidedAt: '2018-07-04T09:12:00Z',
    chairWording:
      'If yes, do those measures include particular arrangements for smuggled children who are unaccompanied or separated from their families?',
  },
  {
    key: 'those-arrangements',
    by: 'ardovia',
    question: 'special-needs-procedures',
    reading: 3,
    comment: {
      by: 'fallowmere',
      words: 'The question before this one speaks of arrangements now, and no longer of procedures.',
      madeAt: '2018-07-04T09:17:00Z',
    },
    newWording: 'If yes, please describe those arrangements briefly.',
    rationale: 'Consequential on the change in the question before it, as was just said.',
    tabledAt: '2018-07-04T09:19:00Z',
    outcome: 'accepted',
    decidedAt: '2018-07-04T09:24:00Z',
  },
  {
    key: 'permanent-residents',
    by: 'esterholm',
    question: 'return',
    reading: 3,
    newWording:
      'Does your country facilitate and accept, without undue or unreasonable delay, the return of smuggled migrants who are its nationals or who have the right of permanent residence in its territory at the time of return?',
    rationale: 'Article 18, paragraph 1, covers both.',
    tabledAt: '2018-07-04T13:10:00Z',
    outcome: 'accepted',
    decidedAt: '2018-07-04T13:28:00Z',
  },
];
