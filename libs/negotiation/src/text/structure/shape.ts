import { changeObjection, type Objections } from '../objection/objection.js';
import { changeProposal, type Proposals } from '../proposal/proposal.js';
import type { Questions, Restorable } from '../question/question.js';
import { withReading, type Reading } from '../reading/reading.js';
import type { Moot } from './structure.js';

/** What of a text a change of its structure touches. */
export interface Shape {
  readonly questions: Questions;
  readonly proposals: Proposals;
  readonly objections: Objections;
  readonly readings: readonly Reading[];
}

interface At {
  readonly revision: number;
}

/** How stood what a removal makes moot. */
export const hangingOn = ({ proposals, objections }: Shape, moot: Moot): { readonly mootedBy: Restorable } => ({
  mootedBy: {
    proposals: moot.proposals.flatMap((proposalId) => {
      const status = proposals.get(proposalId)?.status;
      return status === undefined ? [] : [{ proposalId, status }];
    }),
    objections: moot.objections.flatMap((objectionId) => {
      const status = objections.get(objectionId)?.status;
      return status === undefined ? [] : [{ objectionId, status }];
    }),
  },
});

/** What hung on a question that is no more is moot. */
export const mooted = (shape: Shape, { proposals, objections }: Moot, fact: At): Shape => ({
  ...shape,
  proposals: proposals.reduce((all, id) => changeProposal(all, id, fact, () => ({ status: 'moot' })), shape.proposals),
  objections: objections.reduce((all, id) => changeObjection(all, id, fact.revision, 'moot'), shape.objections),
});

/** What a reading brings forth it reads. */
export const readToo = (shape: Shape, questions: readonly string[]): Shape => {
  const open = shape.readings.find(({ status }) => status === 'open' || status === 'suspended');
  const readings = open && withReading(shape.readings, open.n, { scope: [...new Set([...open.scope, ...questions])] });
  return readings ? { ...shape, readings } : shape;
};
