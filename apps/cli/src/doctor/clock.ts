import { doubtful, ill, well, type Finding } from './finding.js';
import type { RecordSeen } from './record.js';

/** How far two clocks may differ, in milliseconds. */
const TOLERATED = 5_000;

/** This machine's clock against what was last recorded, perhaps by another machine. */
export const ofClock = ({ lastRecordedAt }: Pick<RecordSeen, 'lastRecordedAt'>, now = Date.now()): Finding[] => {
  const time = new Date(now).toISOString();
  if (lastRecordedAt === undefined) return [well('clock', time)];
  const ahead = Date.parse(lastRecordedAt) - now;
  if (ahead <= TOLERATED) return [well('clock', `${time}, after what was last recorded`)];
  const what = `${time}, but something was recorded at ${lastRecordedAt}`;
  const cure = 'set the clock, here or on the machine that recorded it, and keep it by NTP';
  return [ahead < 60_000 ? doubtful('clock', what, cure) : ill('clock', what, cure)];
};
