import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { unchangedSince } from '../decision.js';
import { tabledText } from '../guards.js';
import { currentReading, type Text } from '../text.js';
import { Marks, stampOf, versionOf } from './issuing.js';
import type { VersionEvent } from './version.js';

const input = z.strictObject(Marks);

/** The text as it stands is issued as an interim paper: at any time, through no gate; it concludes nothing. */
export class IssueInterimRevision extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const issueInterimRevision = ({ data }: IssueInterimRevision, text: Text, act: Act): VersionEvent[] => {
  tabledText(text);
  unchangedSince(act, text.revision, { text: text.revision });
  const { symbol = null } = data;
  const stamp = stampOf(data.stamp, text, act);
  const reading = currentReading(text);
  const during = reading && reading.status !== 'concluded' ? { reading: reading.n } : {};
  const version = versionOf(text, { versionId: act.id(0), kind: 'interim', symbol, stamp, ...during });
  const { kind: _, ...interim } = version;
  return [{ type: 'InterimRevisionIssued', data: { ...interim, seen: act.seen() } }];
};
