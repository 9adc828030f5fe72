import { spansAt } from '#text';
import { isTombstone, type Question } from '../question/question.js';
import { changesSince, weaveOf } from '../question/wording.js';
import { blockingOn, latestVersion, openReading, type Text } from '../text.js';
import type { Version } from '../version/version.js';
import { OWN_WAYS, undecidedProposal } from './agree.js';
import type { Blocker } from './gate.js';
import { isBeforeTheRoom, toSettle, toTheRoom } from './ways.js';

const UNDECIDED = new Set(['tabled', 'deferred', 'carried-over']);

/** R14: what stands in the way of certifying the latest version Conference-ready. */
export const blocksCertifying = (text: Text): Blocker[] => {
  const version = latestVersion(text);
  return version
    ? [
        ...certifiedAlready(version),
        ...notConcluded(text, version),
        ...[...text.questions.values()].flatMap((question) => unsettled(text, question)),
        ...[...text.proposals.values()]
          .filter((p) => UNDECIDED.has(p.status) && !gone(text.questions.get(p.questionId)))
          .map((proposal) => undecidedProposal('R14', text, proposal, true)),
      ]
    : [];
};

/** A question only proposed is none yet; what is open on it is open. */
const gone = (question: Question | undefined): boolean => question !== undefined && isTombstone(question);

const hard = { who: ['chair'], overridable: false } as const;

const certifiedAlready = ({ certified }: Version): Blocker[] =>
  certified === undefined
    ? []
    : [
        {
          ...hard,
          rule: 'R29',
          code: 'ALREADY_CERTIFIED',
          message: 'The latest version is certified Conference-ready already.',
          by: [],
          since: certified,
        },
      ];

const notConcluded = (text: Text, version: Version): Blocker[] => {
  const reading = openReading(text);
  if (reading)
    return [
      {
        ...hard,
        rule: 'R14',
        code: 'READING_OPEN',
        message: `Reading ${String(reading.n)} is ${reading.status}.`,
        by: reading.status === 'suspended' ? ['ResumeReading', 'CloseReading'] : ['CloseReading'],
        since: reading.opened,
      },
    ];
  const changed = [...text.questions.values()].filter((q) => changedSince(q, version.revision));
  const concluded = text.readings.at(-1)?.status === 'concluded';
  return changed.length > 0 || !concluded
    ? [
        {
          ...hard,
          rule: 'R14',
          code: 'NOT_ISSUED',
          message: 'The text as it stands, its readings concluded, was not issued as a revision.',
          by: concluded ? ['IssueInterimRevision'] : toConclude(text),
          since: version.revision,
        },
      ]
    : [];
};

/** One command after the other: what is closed is not opened first. */
const toConclude = ({ readings }: Text): string[] =>
  readings.at(-1)?.status === 'closed' ? ['IssueRevision'] : ['OpenReading', 'CloseReading', 'IssueRevision'];

const changedSince = ({ wording, since }: Question, revision: number): boolean =>
  since > revision || changesSince(wording, revision).length > 0;

const unsettled = (text: Text, question: Question): Blocker[] => {
  const { questionId } = question;
  const bracketed = spansAt(weaveOf(question.wording)).length > 0;
  if (question.status === 'agreed') return objected(text, questionId);
  if (isTombstone(question) || bracketed) return [];
  return [
    {
      rule: 'R14',
      code: 'QUESTION_NOT_SETTLED',
      message: `The question is ${question.status}: neither agreed, nor in brackets, nor taken out.`,
      question: questionId,
      who: ['chair'],
      by: waysOut(text, question),
      overridable: true,
      since: question.since,
    },
  ];
};

/** What is not before the room comes there first, or is agreed from where it is. */
const waysOut = (text: Text, question: Question): readonly string[] => {
  if (isBeforeTheRoom(text, question)) return toSettle(text, question.questionId);
  return [...(question.status === 'ad-referendum' ? ['DisposeOfQuestion'] : []), ...toTheRoom(text, question)];
};

const objected = (text: Text, questionId: string): Blocker[] =>
  [...blockingOn(text, questionId)].map(({ objectionId, by, touched }) => ({
    rule: 'R14',
    code: 'OBJECTION_LIVE',
    message: 'A live formal objection stands against wording that would be transmitted as agreed.',
    question: questionId,
    objection: objectionId,
    who: [by],
    by: OWN_WAYS,
    overridable: true,
    since: touched,
  }));
