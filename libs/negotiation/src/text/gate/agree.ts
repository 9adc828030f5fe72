import { spansAt } from '#text';
import type { Act } from '../../act.js';
import { presenceAt } from '../../body/presence/presence.js';
import { inOneMeeting } from '../../body/session/session.js';
import type { Put } from '../floor/floor.js';
import { silencedBy, toRenew, type Moment } from '../floor/silenced.js';
import type { Objection } from '../objection/objection.js';
import type { Proposal } from '../proposal/proposal.js';
import type { Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import { blockingOn, putOn, undecidedOn, type Text } from '../text.js';
import { pass, type Blocker } from './gate.js';
import { toDispose } from './ways.js';

/** Agreement comes by the gavel on a put wording, which settles brackets and proposals, or on the wording as it stands. */
export type Way = { readonly gavel: Moment } | 'as-it-stands';

/** What stands in the way of agreeing a question (R11, R29). */
export const blocksAgreement = (text: Text, question: Question, way: Way): Blocker[] => [
  ...objectionsTo(text, question, way),
  ...(way === 'as-it-stands' ? unfinished(text, question) : []),
];

export const agreeable = (act: Act, text: Text, question: Question, way: Way): void => {
  pass(act, text, blocksAgreement(text, question, way));
};

const objectionsTo = (text: Text, question: Question, way: Way): Blocker[] => {
  const live = [...blockingOn(text, question.questionId)];
  const put = putOn(text, question.questionId);
  if (way === 'as-it-stands' || !put)
    return live.map((objection) => standsAgainst(objection, chairsWay(question, put)));
  const silenced = silencedBy(text, put, way.gavel);
  return live
    .filter((objection) => !silenced.includes(objection))
    .map((objection) => standsAgainst(objection, 'AgreeNotwithstanding', whyLive(text, put, objection, way.gavel)));
};

/** How the Chair gets past it: by the gavel on a wording that is put, for which a question that was agreed is reopened first. */
const chairsWay = ({ status }: Question, put: Put | undefined): string => {
  if (status === 'ad-referendum') return 'ReopenQuestion';
  return put ? 'AgreeNotwithstanding' : 'PutWording';
};

/** Why it was not enough that a wording was put, where the record says why. */
const whyLive = (text: Text, put: Put, objection: Objection, { body, occurredAt }: Moment): string => {
  if (presenceAt(body, objection.by, put.occurredAt) === 'absent') return ': live, absent when put';
  const unheard = !toRenew(text, put).includes(objection);
  return unheard || inOneMeeting(body, put.occurredAt, occurredAt) ? '' : ': live, put in another meeting';
};

/** How its party clears the way of a formal objection. */
export const OWN_WAYS = ['LiftObjection', 'MakeObjectionConcern', 'MakeReservation'] as const;

const standsAgainst = (
  { objectionId, questionId, by, ground, touched }: Objection,
  chairsWay: string,
  why = '',
): Blocker => ({
  rule: 'R11',
  code: 'OBJECTION_LIVE',
  message: `A formal objection (${ground}) stands against it until lifted, or the question is taken out${why}.`,
  question: questionId,
  objection: objectionId,
  who: [by],
  by: [...OWN_WAYS, chairsWay],
  overridable: false,
  since: touched,
});

const unfinished = (text: Text, question: Question): Blocker[] => [
  ...putBefore(text, question),
  ...bracketsIn(question),
  ...[...undecidedOn(text, question.questionId)].map((proposal) => undecidedProposal('R29', text, proposal, false)),
];

const putBefore = (text: Text, { questionId }: Question): Blocker[] => {
  const put = putOn(text, questionId);
  return put ? [pendingPut(questionId, put)] : [];
};

export const pendingPut = (questionId: string, { putId, touched }: { putId: string; touched: number }): Blocker => ({
  rule: 'R29',
  code: 'WORDING_PUT',
  message: 'A wording is put to the room: it is agreed or taken back first.',
  question: questionId,
  put: putId,
  who: ['chair'],
  by: ['AgreeWithoutObjection', 'TakeBackPut'],
  overridable: false,
  since: touched,
});

const bracketsIn = (question: Question): Blocker[] =>
  spansAt(weaveOf(question.wording)).length === 0
    ? []
    : [
        {
          rule: 'R29',
          code: 'BRACKETS_OPEN',
          message: 'Words of it stand in brackets: they are settled first, or a wording is put.',
          question: question.questionId,
          who: ['chair'],
          by: ['SettleBrackets', 'PutWording'],
          overridable: false,
          since: question.touched,
        },
      ];

export const undecidedProposal = (rule: string, text: Text, proposal: Proposal, overridable: boolean): Blocker => ({
  rule,
  code: 'PROPOSAL_UNDECIDED',
  message: 'A proposal on it is undecided.',
  question: proposal.questionId,
  proposal: proposal.proposalId,
  who: ['chair'],
  by: toDispose(text, proposal),
  overridable,
  since: proposal.touched,
});
