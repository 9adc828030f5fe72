import { RecordPresence } from '../body/presence/record-presence.js';
import { CloseMeeting } from '../body/session/close-meeting.js';
import { OpenMeeting } from '../body/session/open-meeting.js';
import type { CommandClass } from '../register.js';
import { AgreeAdReferendum } from '../text/agreement/agree-ad-referendum.js';
import { AskToReopen } from '../text/agreement/ask-to-reopen.js';
import { ReinstateQuestion } from '../text/agreement/reinstate-question.js';
import { ReopenQuestion } from '../text/agreement/reopen-question.js';
import { AgreeNotwithstanding } from '../text/floor/agree-notwithstanding.js';
import type { DelegationName } from './cast.js';
import { idOf } from './room.js';
import { delegationId, SESSION, type Step } from './scene.js';
import { seen } from './steps.js';

export const MEETING = idOf('meeting');

export const meeting: Step = () => ({ command: OpenMeeting, who: 'chair', data: { session: SESSION }, key: 'meeting' });
export const meetingClosed: Step = () => ({ command: CloseMeeting, who: 'chair', data: { meeting: MEETING } });

const presence =
  (field: 'entered' | 'left') =>
  (...names: readonly DelegationName[]): Step =>
  () => ({
    command: RecordPresence,
    who: 'secretariat',
    data: { meeting: MEETING, [field]: names.map((name) => delegationId(name)) },
  });

export const enter = presence('entered');
export const leave = presence('left');

const on =
  (command: CommandClass) =>
  (questionId: string, fields: object = {}): Step =>
  ({ text }) => ({
    command,
    who: 'chair',
    data: { questionId, reason: 'compromise', ...fields },
    given: { seen: seen(text, { question: questionId }) },
  });

export const reopen = on(ReopenQuestion);
export const reinstate = on(ReinstateQuestion);
export const agreeAdReferendum = on(AgreeAdReferendum);

export const askToReopen =
  (who: DelegationName, questionId: string): Step =>
  () => ({ command: AskToReopen, who, data: { questionId, words: 'We were out of the room.' } });

/** The ruling, with its override. */
export const agreeNotwithstanding =
  (key = 'put'): Step =>
  ({ text }) => {
    const putId = idOf(key);
    const question = text.puts.get(putId)?.questionId ?? '';
    return {
      command: AgreeNotwithstanding,
      who: 'chair',
      data: { putId, words: 'The Chair rules that the room is agreed.' },
      given: {
        seen: seen(text, { put: putId, question }),
        overrides: [{ rule: 'R11', code: 'OBJECTION_LIVE', words: 'One delegation stands alone.' }],
      },
    };
  };
