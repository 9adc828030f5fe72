import { z } from 'zod';
import { Forbidden } from '#eventsourcing';
import { inTheWayIn, standingNow, whatIf, type Text } from '#negotiation';
import { inText, type Answering } from './answers.js';

/**
 * Proposals as they stand now: what would be read if they were taken, or what decided since they collide with, and which open
 * ones. For who takes part.
 */
export const standing =
  (answer: Answering): Answering =>
  async (params, viewer, sources) => {
    const reply = await answer(params, viewer, sources);
    const { reader, stream } = await inText(params.id ?? '', viewer, sources);
    if (params.at !== undefined || !reader.participates) return reply;
    const { state } = await sources.ledgers.text.load(stream);
    const sees = (id: string): boolean => sources.record.row(stream, 'proposal', id, reader) !== undefined;
    const told = tellingIn(state, sees);
    const { body } = reply;
    return { ...reply, body: Array.isArray(body) ? body.map(told) : told(body) };
  };

const tellingIn = (text: Text, sees: (proposalId: string) => boolean): ((doc: unknown) => object) => {
  const inTheWay = inTheWayIn(text);
  return (doc) => {
    const shown = doc as { readonly proposalId: string };
    const proposal = text.proposals.get(shown.proposalId);
    if (proposal?.status !== 'tabled') return shown;
    const collidesWith = inTheWay(proposal).filter((one) => sees(one.proposal));
    return { ...shown, ...standingNow(text, proposal), collidesWith };
  };
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
  summary: 'What would come of accepting these proposals in this order; nothing is recorded',
  description:
    'Which would be accepted and which refused; what would become of the questions; which proposals would become stale, which ' +
    'proposals and objections would fall undecided ("moot", each "with" the accepted proposal that takes its question or what ' +
    'it amends), which formal objections would still stand, and what would still block closing and ' +
    'certifying. Each of the "questions" says its "changes": new, reworded or moved, with the "place" where it would be read and ' +
    'those that it comes "from"; or how it would be gone: removed, split or merged, with what it "became", in words. "before" is ' +
    'what it reads, empty where it is new; "after" is what it would read, empty where it is gone.',
  path: 'texts/:id/what-if',
  params: z.strictObject({
    accept: z
      .string()
      .regex(new RegExp(`^${ID}(,${ID}){0,49}$`), 'must be 1 to 50 ids of proposals, with commas between')
      .describe('ids of proposals, with commas between'),
  }),
  answer: chances,
};
