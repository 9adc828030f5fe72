import { join } from 'node:path';
import type { Settings } from '#api';
import { RECORD_VIEW } from '#negotiation-nest';
import { lookAtView } from '#views';
import { counted } from '../stoppable.js';
import { doubtful, said, well, type Finding } from './finding.js';
import type { RecordSeen } from './record.js';

const BUILT = 'start the service: they are built from the record; until then readers are told VIEW_BUILDING';
/** Events that a view may be behind for a moment. */
const MOMENT = 1_000;

/** The views of this folder, against the record. */
export const ofViews = ({ role, data }: Settings, { ledgerId, head }: RecordSeen): Finding[] => {
  if (role === 'worker') return [well('views', 'a worker has none')];
  try {
    const { checkpoint, others } = lookAtView(join(data, 'views'), RECORD_VIEW);
    if (checkpoint === undefined)
      return [doubtful('views', others.length > 0 ? 'built by another version only' : 'not built yet', BUILT)];
    if (checkpoint === 'start') return [doubtful('views', 'not begun', BUILT)];
    if (checkpoint.ledgerId !== ledgerId)
      return [doubtful('views', `of another ledger, ${checkpoint.ledgerId}`, BUILT)];
    return [behind(head.position - checkpoint.position)];
  } catch (error) {
    return [
      doubtful('views', `they cannot be read: ${said(error)}`, 'start the service: what is damaged is built anew'),
    ];
  }
};

const behind = (positions: number): Finding => {
  const what = positions <= 0 ? 'up to the head of the record' : `${counted(positions)} positions behind the record`;
  return positions <= MOMENT
    ? well('views', what)
    : doubtful('views', what, 'start the service, or wait: it catches up; see /readyz if it does not');
};
