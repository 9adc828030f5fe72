import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { meetingAt } from '../../body/session/session.js';
import { TextCommand } from '../../command.js';
import { RevisionString, Words } from '../../vocabulary.js';
import { unchangedSince } from '../decision.js';
import { tabledText } from '../guards.js';
import type { Text, TextFact } from '../text.js';
import { notCorrectable } from './correctable.js';
import { concerned, orderIn, untouchedSince, type Untouched } from './overtaken.js';
import type { Done } from './recent.js';
import type { SlipEvent } from './slip.js';
import { changedBy, facetOf, rewordedBy, same, told, unsaid, type Changed } from './standing-before.js';

const input = z.strictObject({
  revision: RevisionString.describe('of what was recorded by mistake: all that its command did is corrected'),
  words: Words.describe('what the slip was'),
});

/** A wrong key, question or wording of the Chair or the operator is corrected in the same meeting, with all that followed. */
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
  const after = later[0]?.before ?? text;
  notIssued(text, after);
  const { before } = done;
  const changes = withWhatFollowed(changedBy(before, after), before, after, text);
  stillSo(text, later, untouchedSince(before, after, changes.filter(fixed)));
  const restored = told(changes);
  const reworded = unsaid(before, after);
  const moved = !same(orderIn(before), orderIn(after));
  if (changes.length === 0 && reworded.length === 0) throw overtaken(later.at(-1));
  const events = done.facts.map(({ revision, type }) => ({ revision, type }));
  return [
    {
      type: 'SlipCorrected',
      data: {
        corrects: events[0] ?? { revision: Number(data.revision), type: '' },
        events,
        questions: concerned(after, changes, rewordedBy(before, after)),
        ...{ restored, reworded },
        ...(moved && { order: orderIn(before) }),
        ...{ words: data.words, seen: act.seen() },
      },
    },
  ];
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
  const meeting = meetingAt(act.body, act.occurredAt)?.meeting;
  if (slip && meeting !== undefined && slip.facts[0]?.meta.meeting === meeting) return slip;
  throw new Refused(
    'R9',
    'SLIP_OF_ANOTHER_MEETING',
    'A slip is corrected in the meeting in which it was made, before 3,000 other acts, and this one was not made in the ' +
      'meeting under way or lies too far back: the Chair reopens or reinstates the question.',
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

/** What is on a paper that was issued is not undone in silence. */
const notIssued = (text: Text, after: Text): void => {
  if (same(text.versions, after.versions)) return;
  const { symbol, stamp } = text.versions.at(-1) ?? {};
  throw new Refused(
    'R29',
    'SLIP_ISSUED',
    `The paper ${symbol ?? `of ${stamp ?? ''}`} was issued or certified since and shows it: the Chair reopens the question.`,
  );
};

/**
 * What a party said since stands as it said it: its objection is left as it is. What was said against an agreement, or asked
 * about it, falls with the agreement.
 */
const withWhatFollowed = (changes: readonly Changed[], before: Text, after: Text, now: Text): Changed[] => {
  const own = changes.filter((change) => fixed(change) || same(facetOf(now, change), facetOf(after, change)));
  const fallen = own
    .filter(({ kind, facet }) => kind === 'questions' && facet === 'status')
    .flatMap(({ kind, id }) => SPOKEN.map((facet) => ({ kind, id, facet })))
    .map((one) => ({ ...one, was: facetOf(before, one) }))
    .filter((one) => !same(one.was, facetOf(now, one)));
  return [...own.filter((one) => !fallen.some((other) => other.id === one.id && other.facet === one.facet)), ...fallen];
};

const SPOKEN = ['contestedAfterwards', 'reopeningAsked'];

const fixed = ({ kind, facet }: Changed): boolean => kind !== 'objections' && !SPOKEN.includes(facet);

/** Newest first where acts hang together: who is told says which comes first. */
const stillSo = (text: Text, later: readonly Slip[], untouched: Untouched): void => {
  if (untouched(text)) return;
  const after = (i: number): Text => later[i + 1]?.before ?? text;
  throw overtaken(later.findLast(({ before }, i) => untouched(before) && !untouched(after(i))) ?? later.at(-1));
};

const overtaken = (by: Slip | undefined): Refused => {
  const { type = 'a later act', revision = 0 } = by?.facts[0] ?? {};
  return new Refused(
    'R29',
    'SLIP_OVERTAKEN',
    `${type} at revision ${String(revision)} came after it and hangs on it: correct that first, or reopen the question.`,
  );
};
