import { delegationId } from './scene.js';
import { MEETING } from './steps-in-the-room.js';
import type { Text } from '../text/text.js';
import type { Filled } from './move.js';

const onQuestion: Filled = (_, { question }) => ({ questionId: question });
/** Mostly what was recorded on instruction lately; sometimes anything. */
const recordedFor = ({ instructed, revision }: Text, age: number, thing: number): number =>
  (age === 9 ? undefined : [...instructed.keys()].at(-1 - (thing % 3))) ?? Math.max(revision - age, 0);

const why: Filled = (move, things, text) => ({ ...onQuestion(move, things, text), reason: 'compromise' });

/** What the commands say that move presence and agreement, in a random negotiation. */
export const ROOM_DATA: Partial<Record<string, Filled>> = {
  ReportPresence: ({ flag }) => ({ meeting: MEETING, present: flag }),
  AgreeNotwithstanding: (_, { put = MEETING }) => ({ putId: put, words: 'so ruled' }),
  AgreeAdReferendum: (move, things, text) => ({
    ...onQuestion(move, things, text),
    subjectTo: [delegationId(move.flag ? 'Avalon' : 'Corvania')],
  }),
  AskToReopen: (move, things, text) => ({ ...onQuestion(move, things, text), words: 'We were out.' }),
  CorrectSlip: ({ age }, _, { revision }) => ({ revision: String(Math.max(revision - age, 0)), words: 'Wrong key.' }),
  WidenAudience: ({ thing, age, careless }, _, { revision }) => ({
    revisions: [thing * 7, thing * 7 + age + 1].map((back) => String(Math.max(revision - back, 0))).slice(0, thing + 1),
    audience: { kind: careless ? 'participants' : 'public' },
  }),
  ConfirmActs: ({ age, thing }, _, text) => ({ revisions: [String(recordedFor(text, age, thing))] }),
  DisputeAct: ({ age, thing }, _, text) => ({ revision: String(recordedFor(text, age, thing)), words: 'Not so.' }),
  ReopenQuestion: why,
  ReinstateQuestion: why,
};
