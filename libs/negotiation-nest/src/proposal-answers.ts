import { z } from 'zod';
import { Forbidden } from '#eventsourcing';
import { standingNow, whatIf, type Text } from '#negotiation';
import { inText, type Answering } from './answers.js';

/** Proposals as they stand now: what would be read if they were taken, or what they collide with. For who takes part. */
export const standing =
  (answer: Answering): Answering =>
  async (params, viewer, sources) => {
    const reply = await answer(params, viewer, sources);
    const { reader } = await inText(params.id ?? '', viewer, sources);
    if (params.at !== undefined || !reader.participates) return reply;
    const { state } = await sources.ledgers.text.load(`text-${params.id ?? ''}`);
    const { body } = reply;
    return { ...reply, body: Array.isArray(body) ? body.map((doc) => told(state, doc)) : told(state, body) };
  };

const told = (text: Text, doc: unknown): object => {
  const shown = doc as { readonly proposalId: string };
  const proposal = text.proposals.get(shown.proposalId);
  return { ...shown, ...(proposal && standingNow(text, proposal)) };
};

const chances: Answering = async ({ id = '', accept = '' }, viewer, sources) => {
  const { reader, body } = await inText(id, viewer, sources);
  if (!reader.seesAll)
    throw new Forbidden(
      'WHAT_IF_NOT_YOURS',
      'What would come of a decision is for the Chair and the secretariat to ask.',
    );
  const { state, revision } = await sources.ledgers.text.load(`text-${id}`);
  const proposals = [...new Set(accept.split(','))];
  const outcome = whatIf(state, proposals, await sources.readers.body(body), viewer.now);
  return { body: { revision: String(revision), ...outcome } };
};

const ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The Chair's what-if; at most 50 proposals, since each is decided on what comes of those before. */
export const whatIfQuery = {
  name: 'ShowWhatIf',
  summary:
    'What would come of accepting these proposals in this order: what is read, becomes stale or moot, and still blocks; nothing is recorded',
  path: 'texts/:id/what-if',
  params: z.strictObject({
    accept: z
      .string()
      .regex(new RegExp(`^${ID}(,${ID}){0,49}$`), 'must be 1 to 50 ids of proposals, with commas between')
      .describe('ids of proposals, with commas between'),
  }),
  answer: chances,
};
