import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { unchangedSince } from '../decision.js';
import { blocksClosing } from '../gate/close.js';
import { pass } from '../gate/gate.js';
import { readingUnderWay, tabledText } from '../guards.js';
import type { Text } from '../text.js';
import type { ReadingEvent } from './reading.js';

const input = z.strictObject({});

/** The Chair closes the reading: everything in its scope is disposed of or carried over (R13). */
export class CloseReading extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const closeReading = (_: CloseReading, text: Text, act: Act): ReadingEvent[] => {
  tabledText(text);
  unchangedSince(act, text.revision, { text: text.revision });
  const reading = readingUnderWay(text);
  const passed = pass(act, text, blocksClosing(text, reading));
  const lapsed = [...text.floats.values()].filter((f) => f.status === 'afloat').map((f) => f.floatId);
  return [{ type: 'ReadingClosed', data: { reading: reading.n, seen: act.seen(), lapsed, passed } }];
};
