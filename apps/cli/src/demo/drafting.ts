import type {
  PlannedEdit,
  PlannedInstruction,
  PlannedPut,
  PlannedReading,
  PlannedSettlement,
  PlannedSlip,
  PlannedStatement,
} from './drafting-plan.js';
import { EDITS_OF_THE_FIRST_READING } from './drafting/first-reading.js';
import { EDITS_OF_THE_SECOND_READING, EDITS_OF_THE_THIRD_READING } from './drafting/later-readings.js';

/** The scope of the first is every question; of the others, what the one before carried over. */
export const READINGS: readonly PlannedReading[] = [
  {
    n: 1,
    session: 4,
    opensAt: '2017-09-11T08:30:00Z',
    closesAt: '2017-09-11T15:30:00Z',
    issuedAt: '2017-09-12T07:30:00Z',
  },
  {
    n: 2,
    session: 4,
    opensAt: '2017-09-12T13:00:00Z',
    interimAt: '2017-09-12T19:30:00Z',
    closesAt: '2017-09-13T10:30:00Z',
    // As the non-paper before the fifth session; the day is the sample's own.
    issuedAt: '2018-06-04T08:00:00Z',
  },
  {
    n: 3,
    session: 5,
    opensAt: '2018-07-04T08:30:00Z',
    closesAt: '2018-07-05T09:30:00Z',
    issuedAt: '2018-07-05T13:00:00Z',
  },
];

export const EDITS: readonly PlannedEdit[] = [
  ...EDITS_OF_THE_FIRST_READING,
  ...EDITS_OF_THE_SECOND_READING,
  ...EDITS_OF_THE_THIRD_READING,
];

/** Names of packages: the edits that bear one are decided in one act. */
export const PACKAGES = ['consular'] as const;

export const SETTLEMENTS: readonly PlannedSettlement[] = [
  {
    edit: 'as-article-5-requires',
    question: 'migrants-liability',
    reading: 3,
    keep: 'proposed',
    reason: 'language',
    at: '2018-07-04T08:44:00Z',
  },
  {
    edit: 'reasonable-time',
    question: 'document-verification',
    reading: 3,
    keep: 'standing',
    reason: 'compromise',
    at: '2018-07-04T09:30:00Z',
  },
];

export const PUTS: readonly PlannedPut[] = [
  {
    key: 'liability-for-smuggling',
    question: 'legal-persons',
    reading: 2,
    wording:
      'Does the liability of legal persons under your country’s domestic law extend to the offences established in accordance with article 6 of the Protocol?',
    floatedAt: '2017-09-12T13:44:00Z',
    putAt: '2017-09-12T13:56:00Z',
    agreedAt: '2017-09-12T13:58:00Z',
  },
  {
    key: 'persons-on-board',
    question: 'sea-safeguards',
    reading: 3,
    wording:
      'What measures does your country take to ensure the safety and humane treatment of the persons on board when it takes measures against a vessel in accordance with article 8 of the Protocol?',
    floatedAt: '2018-07-04T09:40:00Z',
    putAt: '2018-07-04T13:04:00Z',
    agreedAt: '2018-07-04T13:06:00Z',
  },
  {
    key: 'issued-or-purported',
    question: 'document-verification',
    reading: 3,
    wording:
      'At the request of another State Party, how soon does your country verify the legitimacy and validity of travel or identity documents issued or purported to have been issued in its name?',
    floatedAt: '2018-07-04T13:36:00Z',
    putAt: '2018-07-04T13:48:00Z',
    agreedAt: '2018-07-04T13:52:00Z',
    notwithstanding:
      'Article 13 requires a reasonable time, and whoever answers may say what that is. One party objects; the others would not reopen the wording.',
  },
];

/** The words were to be accepted; nobody was told of what was recorded instead, since notices wait while a meeting is under way. */
export const SLIPS: readonly PlannedSlip[] = [
  {
    edit: 'permanent-residents',
    meant: 'accepted',
    recorded: 'not-retained',
    at: '2018-07-04T13:18:00Z',
    correctedAt: '2018-07-04T13:25:00Z',
    words: 'The wrong key: the proposal had support, and was to be accepted.',
  },
];

/** The Chair goes on to the next question while the operator records what was just ruled. */
export const INSTRUCTED: readonly PlannedInstruction[] = [
  { act: 'settle-as-article-5-requires', confirmedAt: '2018-07-04T11:00:00Z' },
  { act: 'removed-3-special-investigative-techniques' },
];

export const STATEMENTS: readonly PlannedStatement[] = [
  {
    key: 'safety-comes-first',
    group: 'northern-shore',
    by: 'corvania',
    put: 'persons-on-board',
    position: 'support',
    words: 'The words of article 9 are those on which all can agree.',
    at: '2018-07-04T09:48:00Z',
    dissociation: {
      by: 'esterholm',
      words: 'We were not asked, and we have an objection to the question as such.',
      at: '2018-07-04T09:51:00Z',
    },
  },
];
