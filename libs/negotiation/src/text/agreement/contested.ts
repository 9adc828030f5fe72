import { Refused } from '#eventsourcing';
import type { Act } from '../../act.js';
import { absence } from '../../body/presence/presence.js';
import { latestVersion, openReading, type Text } from '../text.js';
import type { AgreementEvent } from './agreement.js';

const AGREED = new Set(['agreed', 'ad-referendum']);

/** What a formal objection to an agreed question is besides: its agreement, contested afterwards. That ends with certification. */
export const contesting = (text: Text, act: Act, questionId: string, objectionId: string): AgreementEvent[] => {
  const question = text.questions.get(questionId);
  if (!question || !AGREED.has(question.status)) return [];
  notCertified(text);
  const by = act.author;
  const then = question.agreedAt === undefined ? {} : absence(act.body, by, question.agreedAt);
  return [{ type: 'AgreementContested', data: { questionId, objectionId, by, ...then } }];
};

/** What was certified goes to the Conference as it is; whoever disagrees then says so there, or beside it. */
export const notCertified = (text: Text): void => {
  if (latestVersion(text)?.certified !== undefined && !openReading(text))
    throw new Refused(
      'R29',
      'AGREEMENT_CERTIFIED',
      'It was certified Conference-ready: a concern or a reservation may still be recorded.',
    );
};
