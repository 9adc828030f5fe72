import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { unchangedSince } from '../decision.js';
import { tabledText } from '../guards.js';
import type { Text } from '../text.js';
import { Marks, stampOf, versionOf } from './issuing.js';
import type { VersionEvent } from './version.js';

const input = z.strictObject(Marks);

/** The revision that concludes a closed reading is issued, once (R25). */
export class IssueRevision extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const issueRevision = ({ data }: IssueRevision, text: Text, act: Act): VersionEvent[] => {
  tabledText(text);
  unchangedSince(act, text.revision, { text: text.revision });
  const reading = text.readings.at(-1);
  if (reading?.status !== 'closed')
    throw new Refused(
      'R25',
      'NO_READING_TO_CONCLUDE',
      reading ? `Reading ${String(reading.n)} is ${reading.status}.` : 'No reading was opened yet.',
    );
  const { symbol = null } = data;
  const stamp = stampOf(data.stamp, text, act);
  const version = versionOf(text, { versionId: act.id(0), kind: 'concluding', reading: reading.n, symbol, stamp });
  return [{ type: 'VersionIssued', data: { ...version, seen: act.seen() } }];
};
