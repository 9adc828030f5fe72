import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { meetingAt } from '../../body/session/session.js';
import { TextCommand } from '../../command.js';
import { RevisionString, Words } from '../../vocabulary.js';
import { unchangedSince } from '../decision.js';
import { tabledText } from '../guards.js';
import type { Text, TextFact } from '../text.js';
import { contentHash, contentOf } from '../version/content.js';
import { isSaid, notCorrectable, otherWay } from './correctable.js';
import { lastToChange, whatHolds } from './later.js';
import { concerned, orderIn } from './overtaken.js';
import type { Done } from './recent.js';
import { nothingAgainst, onceCorrected, overtaken, stillSo } from './refusing.js';
import { toRestore } from './restoring.js';
import type { SlipEvent } from './slip.js';
import { rewordedBy, same, told, unsaid } from './standing-before.js';

const input = z.strictObject({
  revision: RevisionString.describe('of what was recorded by mistake: all that its command did is corrected'),
  words: Words.describe('what the slip was'),
});

/** A wrong key, question, delegation or wording of the Chair or the operator is corrected in the same meeting, with all that followed. */
export class CorrectSlip extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const correctSlip = ({ data }: CorrectSlip, text: Text, act: Act): SlipEvent[] => {
  tabledText(text);
  unchangedSince(act, text.revision, {});
  const [slip, ...later] = text.recent.since(inThePast(text, Number(data.revision)));
  const done = ofThisMeeting(slip, act);
  isASlip(done);
  notCorrectedYet(done, later);
  const { before } = done;
  const after = later[0]?.before ?? text;
  notIssued(done, text, after);
  const since = whatHolds(later, text);
  const changes = toRestore(before, after, text, since);
  stillSo(text, later, since, { facts: done.facts, before, after, changes });
  const reworded = unsaid(before, after);
  const moved = !same(orderIn(before), orderIn(after));
  if (changes.length === 0 && reworded.length === 0) throw overtaken(lastToChange(since, before, after), done.facts);
  const events = done.facts.map(({ revision, type }) => ({ revision, type }));
  const corrected: SlipEvent = {
    type: 'SlipCorrected',
    data: {
      corrects: events[0] ?? { revision: Number(data.revision), type: '' },
      events,
      questions: concerned(after, changes, rewordedBy(before, after)),
      ...{ restored: told(changes), reworded },
      ...(moved && { order: orderIn(before) }),
      ...{ words: data.words, seen: act.seen() },
    },
  };
  notShown(text, after, corrected);
  nothingAgainst(text, before, corrected, since);
  return [corrected];
};

type Slip = Done<Text, TextFact>;

const inThePast = ({ revision: head }: Text, revision: number): number => {
  if (revision <= head) return revision;
  throw new Invalid('SLIP_UNKNOWN', `The text is at revision ${String(head)}, not yet at ${String(revision)}.`, [
    { path: 'data.revision', message: 'must be a revision of the text' },
  ]);
};

/** R9: what was decided in another meeting is reopened, not corrected. */
const ofThisMeeting = (slip: Slip | undefined, act: Act): Slip => {
  // Entered late, it would reach back over all that was done since the meeting.
  const { receivedAt } = act.command.caller;
  const meetings = [act.occurredAt, receivedAt].map((at) => meetingAt(act.body, at)?.meeting);
  const made = slip?.facts[0]?.meta.meeting;
  if (slip && made !== undefined && meetings.every((meeting) => meeting === made)) return slip;
  const way = otherWay(slip?.facts.map(({ type }) => type) ?? []) ?? 'the Chair reopens or reinstates the question';
  throw new Refused(
    'R9',
    'SLIP_OF_ANOTHER_MEETING',
    'A slip is corrected in the meeting in which it was made, before 3,000 other acts, and this one was not made in the ' +
      `meeting under way or lies too far back: ${way}.`,
  );
};

const isASlip = ({ facts }: Slip): void => {
  const wrong = notCorrectable(facts.map(({ type }) => type));
  if (wrong)
    throw new Refused('R29', 'SLIP_NOT_CORRECTABLE', `${wrong.type} is not corrected as a slip: ${wrong.way}.`);
  if (facts[0]?.meta.role === 'delegate')
    throw new Refused(
      'R3',
      'SLIP_OF_A_DELEGATION',
      'A delegation did that itself: the delegation takes it back, and nobody else does.',
    );
};

const notCorrectedYet = ({ facts }: Slip, later: readonly Slip[]): void => {
  const corrects = (fact: TextFact): boolean =>
    fact.type === 'SlipCorrected' && fact.data.corrects.revision === facts[0]?.revision;
  const by = later.flatMap((done) => done.facts).find(corrects);
  if (by) throw new Refused('R29', 'SLIP_CORRECTED', `It was corrected already, at revision ${String(by.revision)}.`);
};

const isIssued = (text: Text, after: Text): boolean => !same(text.versions, after.versions);

/** What is on a paper that was issued is not undone in silence; what delegations say may be on none. */
const notIssued = ({ facts }: Slip, text: Text, after: Text): void => {
  const onNone = facts.slice(0, 1).every(isSaid) && text.versions.at(-1)?.certified === undefined;
  if (isIssued(text, after) && !onNone) throw slipIssued(text);
};

/** A reservation is, or that an agreement was contested. */
const notShown = (text: Text, after: Text, corrected: SlipEvent): void => {
  if (!isIssued(text, after)) return;
  const [shown, then] = [text, onceCorrected(text, corrected)].map((one) => contentHash(contentOf(one)));
  if (shown !== then) throw slipIssued(text);
};

const slipIssued = ({ versions }: Text): Refused => {
  const { symbol, stamp } = versions.at(-1) ?? {};
  return new Refused(
    'R29',
    'SLIP_ISSUED',
    `The paper ${symbol ?? `of ${stamp ?? ''}`} was issued or certified since and shows it: the Chair reopens the question.`,
  );
};
