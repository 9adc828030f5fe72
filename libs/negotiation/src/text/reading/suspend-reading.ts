import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Words } from '../../vocabulary.js';
import { unchangedSince } from '../decision.js';
import { readingBegun, readingUnderWay, tabledText } from '../guards.js';
import type { Text } from '../text.js';
import type { ConductEvent } from './conduct.js';

const input = z.strictObject({ words: Words.optional().describe('why, and until when') });

/** The Chair suspends the reading: what the room does waits, what is said in writing goes on. */
export class SuspendReading extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

/** The Chair resumes the reading where it was suspended. */
export class ResumeReading extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const suspendReading = ({ data }: SuspendReading, text: Text, act: Act): ConductEvent[] => {
  tabledText(text);
  unchangedSince(act, text.revision, {});
  const { n } = readingUnderWay(text);
  return [{ type: 'ReadingSuspended', data: { reading: n, ...said(data), seen: act.seen() } }];
};

export const resumeReading = ({ data }: ResumeReading, text: Text, act: Act): ConductEvent[] => {
  tabledText(text);
  unchangedSince(act, text.revision, {});
  const { n, status } = readingBegun(text);
  if (status !== 'suspended')
    throw new Refused('R29', 'READING_NOT_SUSPENDED', `Reading ${String(n)} is ${status}: there is nothing to resume.`);
  return [{ type: 'ReadingResumed', data: { reading: n, ...said(data), seen: act.seen() } }];
};

const said = ({ words }: z.infer<typeof input>) => (words === undefined ? {} : { words });
