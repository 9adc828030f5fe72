import { Invalid } from '#eventsourcing';
import { isNormalRun } from '#text';
import { z } from 'zod';
import { run } from '../../vocabulary.js';

/** Words put between one wording and the next. */
export const JointsInput = z.array(run(2000)).max(19);

/** One between each question and the next, in words as they are read; none is said where nothing is put between. */
export const jointsOf = (joints: readonly string[] | undefined, count: number): string[] => {
  if (joints !== undefined && joints.length !== count)
    throw new Invalid('JOINTS_MISCOUNTED', `Between so many questions there are ${String(count)} joints.`, [
      { path: 'data.joints', message: `must be ${String(count)}, empty where nothing is put between` },
    ]);
  const wrong = joints?.find((joint) => !isNormalRun(joint));
  if (wrong !== undefined)
    throw new Invalid('INSERTION_NOT_NORMAL', `"${wrong}" is not a run of normalised words with their leads.`, [
      { path: 'data.joints', message: 'must be runs like " and"' },
    ]);
  return joints ? [...joints] : Array.from({ length: count }, () => '');
};
