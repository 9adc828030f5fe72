import { uuidv5 } from '#eventsourcing';
import { AcceptProposal } from '../text/proposal/accept-proposal.js';
import { CloseReading } from '../text/reading/close-reading.js';
import { OpenReading } from '../text/reading/open-reading.js';
import { TableText } from '../text/tabling/table-text.js';
import { CertifyConferenceReady } from '../text/version/certify-conference-ready.js';
import { IssueRevision } from '../text/version/issue-revision.js';
import { idOf } from './room.js';
import { SESSION, type Step } from './scene.js';
import { carryOver, chairs, decide, given, propose } from './steps.js';

const questionId = (n: number): string => uuidv5(idOf('tabling', 2), 'question', n);

/** The four questions of the draft. */
export const [Q1, Q2, Q3, Q4] = [questionId(0), questionId(1), questionId(2), questionId(3)];
export const QUESTIONS = [Q1, Q2, Q3, Q4];

const question = (wording: string, more: object = {}) => ({ wording, answer: { type: 'text' }, articles: [], ...more });

/** What the Chair's non-paper says when it is tabled. */
export const NON_PAPER = {
  body: 'wg',
  kind: 'questionnaire',
  title: 'Draft questionnaire',
  originalLanguage: 'en',
  sections: [
    {
      title: 'Prevention',
      questions: [
        question('Does your State have measures to prevent the smuggling of migrants by sea?', { key: 'measures' }),
        question('If not, please explain the reasons.', { followUp: { of: 'measures', when: 'no' } }),
        question('Please describe the training of officials, and how it is financed.'),
      ],
    },
    { title: 'Cooperation', questions: [question('Which authorities of your State cooperate across borders?')] },
  ],
};

export const tabled: Step = () => ({ command: TableText, who: 'chair', data: NON_PAPER, key: 'tabling' });

/** A reading of all that is outstanding, or of some questions. */
export const readingOf =
  (...scope: readonly string[]): Step =>
  () => ({ command: OpenReading, who: 'chair', data: { session: SESSION, ...(scope.length > 0 && { scope }) } });

export const reading = readingOf();

/** Avalon wants "steps" for "measures" in the first question. */
export const proposed = propose('Avalon', Q1, 'measures', 'steps');
export const accept = decide(AcceptProposal);

/** Borealia wants something else for the same word, and is accepted: Avalon's proposal is stale. */
export const overtaken: readonly Step[] = [
  propose('Borealia', Q1, 'measures', 'policies', 'rival'),
  decide(AcceptProposal, 'rival'),
];

export const allCarriedOver: readonly Step[] = QUESTIONS.map(carryOver);
export const closed = chairs(CloseReading);
export const issued = chairs(IssueRevision, {}, 'revision');
export const certified: Step = (room) =>
  chairs(CertifyConferenceReady, { versionId: room.text.versions.at(-1)?.versionId })(room);

/** What the Chair saw is not said at all. */
export const unseen = (step: Step): Step => given(step, { seen: undefined });
