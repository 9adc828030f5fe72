import type { Reader } from '#negotiation';
import { questionsAt } from './answers.js';
import type { RecordReader } from './record-reader.js';

/** The number under which a question is read; of one that is gone, the one that it had before an event. */
export interface Numbered {
  readonly number?: string;
  readonly was?: string;
}

/** Numbers of the questions of a text, as they are read now. */
export const numbering = (
  record: RecordReader,
  stream: string,
  reader: Reader,
): ((questionId: string, event: number) => Numbered) => {
  const at = (moment?: number) =>
    new Map(questionsAt(record, stream, reader, moment).map((one) => [one.questionId, one.number]));
  const now = at();
  return (questionId, event) => {
    const number = now.get(questionId);
    if (number !== undefined) return { number };
    const was = at(event - 1).get(questionId);
    return was === undefined ? {} : { was };
  };
};
