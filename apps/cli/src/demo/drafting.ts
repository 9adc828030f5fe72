import type { PlannedEdit, PlannedObjection, PlannedPut, PlannedReading, PlannedSettlement } from './drafting-plan.js';
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
];

export const OBJECTIONS: readonly PlannedObjection[] = [
  {
    key: 'profit-is-not-the-term',
    formal: false,
    by: 'esterholm',
    question: 'material-benefit',
    reading: 1,
    ground: 'language',
    words: '“Profit” is not a term of the Protocol.',
    raisedAt: '2017-09-11T09:09:00Z',
    end: { how: 'lifted', addressedAt: '2017-09-11T09:33:00Z', liftedAt: '2017-09-11T09:34:00Z' },
  },
  {
    key: 'liability-is-asked-elsewhere',
    formal: true,
    by: 'drellmark',
    question: 'legal-persons',
    reading: 1,
    ground: 'duplication',
    words: 'The questionnaire on the Convention already asks this of every State Party.',
    raisedAt: '2017-09-11T14:42:00Z',
    end: { how: 'lifted', addressedAt: '2017-09-12T13:46:00Z', liftedAt: '2017-09-12T13:52:00Z' },
  },
  {
    key: 'asylum-is-not-in-the-protocol',
    formal: true,
    by: 'ardovia',
    question: 'asylum-applications',
    reading: 1,
    ground: 'beyond-scope',
    words: 'The Protocol does not deal with asylum; its saving clause leaves that law untouched.',
    raisedAt: '2017-09-11T14:50:00Z',
    end: { how: 'removed' },
  },
  {
    key: 'asylum-statistics-belong-elsewhere',
    formal: false,
    by: 'belmarine',
    question: 'asylum-applications',
    reading: 1,
    ground: 'beyond-scope',
    words: 'Such statistics are collected by other bodies under other instruments.',
    raisedAt: '2017-09-11T14:54:00Z',
    end: { how: 'removed' },
  },
  {
    key: 'children-and-asylum',
    formal: false,
    by: 'corvania',
    question: 'special-needs-children',
    reading: 2,
    ground: 'beyond-scope',
    words: 'Asylum and guardianship go beyond article 16, paragraph 4.',
    raisedAt: '2017-09-12T14:54:00Z',
    end: { how: 'lifted', addressedAt: '2018-07-04T09:13:00Z', liftedAt: '2018-07-04T09:14:00Z' },
  },
  {
    key: 'boats-and-vessels',
    formal: false,
    by: 'fallowmere',
    question: 'sea-safeguards',
    reading: 2,
    ground: 'language',
    words: 'Article 3 (d) defines a vessel; “stops a boat” is neither that term nor what article 8 provides for.',
    raisedAt: '2017-09-13T08:58:00Z',
    end: { how: 'lifted', addressedAt: '2018-07-04T09:41:00Z', liftedAt: '2018-07-04T09:44:00Z' },
  },
  {
    key: 'techniques-are-asked-elsewhere',
    formal: false,
    by: 'esterholm',
    question: 'special-investigative-techniques',
    reading: 2,
    ground: 'duplication',
    words: 'Article 20 of the Convention is covered by the questionnaire on the Convention.',
    raisedAt: '2017-09-13T09:04:00Z',
    end: { how: 'removed' },
  },
];
