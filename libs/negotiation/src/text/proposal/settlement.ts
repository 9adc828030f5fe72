import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { Id, Line } from '../../vocabulary.js';
import { EditInput, isStale } from '../edit.js';
import { PlaceInput } from '../structure/place.js';
import { CutsInput } from '../structure/parting.js';
import { JointsInput } from '../structure/joints.js';
import type { Text } from '../text.js';
import type { Proposal } from './kinds.js';

/** How the Chair takes what is stale: in what words, where, cut or joined how. */
export const SettlementInput = {
  edit: EditInput.optional().describe('of a stale sub-amendment: what the amended proposal is to read'),
  place: z.strictObject(PlaceInput).optional().describe('of a stale move or new question: where it is read'),
  followUp: z
    .strictObject({ of: Id, when: Line })
    .nullable()
    .optional()
    .describe('of a stale new question: what it follows up instead; null: nothing'),
  cuts: CutsInput.optional().describe('of a stale split: indices of words in the wording as it stands'),
  joints: JointsInput.optional().describe(
    'of a stale merger: words put between one wording and the next as they stand',
  ),
};
export type Settlement = z.infer<z.ZodObject<typeof SettlementInput>>;

type Way = keyof typeof SettlementInput;

const WAYS: Readonly<Record<Proposal['kind'], readonly Way[]>> = {
  'sub-amendment': ['edit'],
  addition: ['place', 'followUp'],
  move: ['place'],
  split: ['cuts'],
  merge: ['joints'],
  edit: [],
  deletion: [],
  idea: [],
};

const ALL = Object.keys(SettlementInput) as Way[];

/**
 * R28: what the Chair says of a stale proposal beside accepting it, passed on the record; undefined where it is accepted as
 * proposed. What still applies is not settled otherwise: then the room has its proposal before it, and that is decided.
 */
export const settling = (said: Settlement, text: Text, proposal: Proposal, act: Act): Settlement | undefined => {
  const given = ALL.filter((way) => said[way] !== undefined);
  if (given.length === 0) return undefined;
  const unfit = given.find((way) => !WAYS[proposal.kind].includes(way));
  if (unfit !== undefined) throw unfitting(proposal, unfit);
  if (!isStale(text, proposal))
    throw new Refused('R29', 'PROPOSAL_NOT_STALE', 'The proposal applies as it stands: it is accepted as proposed.');
  act.insist(
    false,
    'R28',
    'PROPOSAL_STALE',
    'The proposal no longer applies as it stands; the Chair may settle it so on the record, with words.',
    proposal.by,
  );
  return said;
};

const unfitting = ({ kind }: Proposal, way: Way): Invalid =>
  new Invalid(
    'SETTLEMENT_UNFIT',
    `It proposes ${kind}: ${WAYS_IN_WORDS[kind] ?? 'there is nothing of it to settle.'}`,
    [{ path: `data.${way}`, message: 'must not be said of such a proposal' }],
  );

const WAYS_IN_WORDS: Partial<Record<Proposal['kind'], string>> = {
  edit: 'where stale, it is accepted as amended.',
  'sub-amendment': 'where stale, it is settled by its words (edit).',
  addition: 'where stale, it is settled by its place, or by what it follows up.',
  move: 'where stale, it is settled by its place.',
  split: 'where stale, it is settled by its cuts.',
  merge: 'where stale, it is settled by its joints.',
};
