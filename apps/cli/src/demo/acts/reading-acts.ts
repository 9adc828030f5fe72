import { onText, type Act } from '../act.js';
import { BODY } from '../cast.js';
import { DISPOSITIONS } from '../dispositions.js';
import type { PlannedDisposition, PlannedReading } from '../drafting-plan.js';
import { READINGS } from '../drafting.js';
import { SECTIONS } from '../questionnaire.js';
import { NON_PAPER } from '../working-group.js';

const tabling: Act = onText({
  at: '2017-09-11T08:10:00Z',
  who: 'chair',
  verb: 'table-text',
  key: 'table',
  data: () => ({
    body: BODY,
    kind: 'questionnaire',
    title: 'Draft questionnaire on the implementation of the Protocol',
    originalLanguage: 'en',
    sections: SECTIONS.map(({ title, questions }) => ({ title, questions })),
  }),
  makes: (events) => {
    const tabled = events.filter(({ type }) => type === 'QuestionTabled');
    const keys = SECTIONS.flatMap(({ questions }) => questions.map(({ key }) => key));
    return keys.map((key, i) => [`question:${key}`, String(tabled[i]?.data.questionId)]);
  },
});

/**
 * The source gives a symbol to one paper only: the non-paper before the fifth session, on which the third reading was
 * held. The other papers bear a status stamp, as a Chair's papers do; the symbol of the last one is the sample's own.
 */
const SYMBOLS: Readonly<Record<PlannedReading['n'], string | undefined>> = {
  1: undefined,
  2: NON_PAPER.symbol,
  3: `${NON_PAPER.symbol}/Rev.1`,
};

const reading = ({ n, session, opensAt, closesAt, issuedAt, interimAt }: PlannedReading): Act[] => {
  const symbol = SYMBOLS[n];
  const chair = { who: 'chair', about: {} } as const;
  return [
    onText({
      at: opensAt,
      who: 'chair',
      verb: 'open-reading',
      key: `open-reading-${n}`,
      data: (stage) => ({ session: stage.id(`session:${session}`) }),
    }),
    ...(interimAt === undefined ? [] : [interim(n, interimAt)]),
    onText({ ...chair, at: closesAt, verb: 'close-reading', key: `close-reading-${n}`, data: () => ({}) }),
    onText({
      ...chair,
      at: issuedAt,
      verb: 'issue-revision',
      key: `issue-${n}`,
      data: () => (symbol === undefined ? {} : { symbol }),
      makes: ([issued]) => [['version:latest', String(issued?.data.versionId)]],
    }),
  ];
};

/** What the Chair circulates overnight, so that everybody reads the same in the morning; it concludes nothing. */
const interim = (n: PlannedReading['n'], at: string): Act =>
  onText({ at, who: 'chair', verb: 'issue-interim-revision', key: `interim-${n}`, data: () => ({}), about: {} });

const OUTCOMES = { agreed: 'agreed', removed: 'removed' } as const;

const disposition = ({ reading: n, disposition: what, reason, at, questions }: PlannedDisposition): Act[] =>
  questions.map((key) => {
    const question = `question:${key}`;
    const outcome = what === 'carried-over' ? {} : { outcome: OUTCOMES[what], ...(what === 'agreed' && GROUPS) };
    return onText({
      at,
      who: 'chair',
      verb: what === 'carried-over' ? 'carry-over' : 'dispose-of-question',
      key: `${what}-${n}-${key}`,
      data: (stage) => ({ questionId: stage.id(question), ...outcome, ...(reason && { reason }) }),
      about: { question },
    });
  });

/** A question that nobody speaks against any more is agreed by the group, without a vote. */
const GROUPS = { mode: 'consensus', whose: 'group' } as const;

const ready: Act = onText({
  at: '2018-07-05T13:30:00Z',
  who: 'chair',
  verb: 'certify-conference-ready',
  key: 'conference-ready',
  data: (stage) => ({ versionId: stage.id('version:latest') }),
  about: {},
});

/** The text from its tabling to the Conference, without the drafting. */
export const READING_ACTS: readonly Act[] = [
  tabling,
  ...READINGS.flatMap(reading),
  ...DISPOSITIONS.flatMap(disposition),
  ready,
];
