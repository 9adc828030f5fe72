import { nameOn } from '../body/delegation/delegation.js';
import type { Body } from '../body/body.js';
import type { Said } from '../text/proposal/said.js';
import type { Text, TextFact } from '../text/text.js';
import { CHAIR, SECRETARIAT } from './offices.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Who must hear what was written down of their words, and what became of what they suggested. */
export const heardOfInterventions = (fact: TextFact, after: Text, body: Body): Tidings[] => [
  ...transcribed(fact, after),
  ...answered(fact, after, body),
];

const answered = (fact: TextFact, after: Text, body: Body): Tidings[] => {
  switch (fact.type) {
    case 'TranscriptCorrected': {
      const what = 'What was written down of the proposal on';
      return toCoSponsors('transcript-corrected', fact.data.proposalId, after, [what, 'was corrected']);
    }
    case 'TranscriptDisputed':
      return disputed(fact.data, after);
    case 'IdeaWorded':
      return toCoSponsors('idea-worded', fact.data.proposalId, after, ['The idea on', 'has its wording']);
    case 'CommentTakenUp':
      if (fact.data.by.includes(fact.data.suggestedBy)) return [];
      return taken(fact.data.commentId, after, `${named(fact.data.by[0] ?? '', fact, body)} proposes the wording`);
    case 'WordingFloated':
      return taken(fact.data.commentId, after, 'The Chair floats the wording');
    default:
      return [];
  }
};

/** Who wrote it down, who decided or decides on it, and who joined it believing it was so. */
const disputed = ({ proposalId, words }: { proposalId: string; words: string }, text: Text): Tidings[] => {
  const proposal = text.proposals.get(proposalId);
  if (!proposal) return [];
  const { by, questionId: question } = proposal;
  const title = `What was written down of the proposal on ${titleOf(text, question)} is disputed by who read it out`;
  const to = [CHAIR, SECRETARIAT, ...by.slice(1)];
  return [{ kind: 'transcript-disputed', about: proposalId, to, question, title, lines: [words] }];
};

const named = (delegation: string, { meta }: TextFact, body: Body): string => {
  const known = body.delegations.get(delegation);
  return known ? nameOn(known, meta.occurredAt) : delegation;
};

/** Any event that puts words into somebody's mouth: a proposal, its revision, the wording of an idea. */
const transcribed = ({ type, data }: TextFact, text: Text): Tidings[] => {
  const { unconfirmed, proposalId = '' } = data as Said & { readonly proposalId?: string };
  const proposal = unconfirmed && text.proposals.get(proposalId);
  if (!proposal) return [];
  const { by, questionId: question, kind } = proposal;
  const correctable = kind === 'edit' || kind === 'sub-amendment';
  return [
    {
      kind: 'transcript-to-confirm',
      about: proposalId,
      to: by.slice(0, 1),
      question,
      title: `Confirm what was written down of your ${type === 'IdeaRaised' ? 'idea' : 'proposal'} on ${titleOf(text, question)}`,
      lines: [
        'The secretariat wrote down what you read out. Until you confirm it, it stands as unconfirmed.',
        correctable ? 'Confirm it, or say what it was you read out.' : 'Confirm it, or withdraw it and give it anew.',
      ],
    },
  ];
};

const toCoSponsors = (kind: string, about: string, text: Text, [what, done]: [string, string]): Tidings[] => {
  const proposal = text.proposals.get(about);
  if (!proposal) return [];
  const { by, questionId: question } = proposal;
  const title = `${what} ${titleOf(text, question)} that you co-sponsor ${done}`;
  return [{ kind, about, to: by.slice(1), question, title, lines: [] }];
};

const taken = (commentId: string | undefined, text: Text, what: string): Tidings[] => {
  const comment = text.comments.get(commentId ?? '');
  if (!comment) return [];
  const { by, questionId: question } = comment;
  const title = `${what} that you suggested on ${titleOf(text, question)}`;
  const lines = ['The record remembers that you suggested it.'];
  return [{ kind: 'comment-taken-up', about: comment.commentId, to: [by], question, title, lines }];
};
