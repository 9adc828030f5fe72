import { z } from 'zod';
import { BodyCommand } from '../../command.js';
import { Day, distinct, Id, Line } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { admitted } from '../guards.js';
import { PrintedStatus } from './delegation.js';
import { mayBeParty } from './record-treaty-action.js';

const input = z.strictObject({
  document: z.strictObject({ title: Line, symbol: Line.optional() }),
  date: Day,
  list: z
    .array(z.strictObject({ delegation: Id, status: PrintedStatus, asPrinted: Line }))
    .min(1)
    .max(400)
    .refine((list) => distinct(list.map((line) => line.delegation)), 'must name a delegation once'),
});

/** Where treaty dates are not known: the status of delegations as a document prints it. */
export class RecordPrintedStatus extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const recordPrintedStatus = ({ data }: RecordPrintedStatus, body: Body): BodyEvent[] => {
  const { document, date, list } = data;
  for (const { delegation, status } of list) {
    const known = admitted(body, delegation);
    if (status !== 'neither') mayBeParty(known);
  }
  return list.map((line) => ({ type: 'StatusPrinted', data: { ...line, document, date } }));
};
