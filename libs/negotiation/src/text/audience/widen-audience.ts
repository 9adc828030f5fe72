import { Invalid, NotFound, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { audienceKey, isWider } from '../../audience.js';
import type { Body } from '../../body/body.js';
import { admitted, admittedGroup } from '../../body/guards.js';
import { TextCommand } from '../../command.js';
import type { Happening } from '../../fact.js';
import { Audience, distinct, RevisionString, Words } from '../../vocabulary.js';
import { tabledText } from '../guards.js';
import type { Text } from '../text.js';
import { audienceAt, type AudienceEvent } from './audience.js';

const input = z.strictObject({
  revisions: z
    .array(RevisionString)
    .min(1)
    .max(1000)
    .refine(distinct, 'must all differ')
    .describe('of the events that are to be for more than they were'),
  audience: Audience.describe('whom they are for from here on; wider than it was'),
  words: Words.optional().describe('why, or on whose wish'),
});

/** What was recorded for some is for more from here on; what was once shown is never withheld by it. */
export class WidenAudience extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const widenAudience = ({ data }: WidenAudience, text: Text, act: Act): (AudienceEvent & Happening)[] => {
  tabledText(text);
  const { audience, words } = data;
  whoIsThere(act.body, audience);
  const revisions = data.revisions.map(Number).sort((a, b) => a - b);
  recorded(text, revisions);
  notNarrower(text, revisions, audience);
  notAsWide(text, revisions, audience);
  // Whoever is shown something now is shown that it was disclosed.
  return [{ type: 'AudienceWidened', data: { revisions, audience, ...(words !== undefined && { words }) }, audience }];
};

const whoIsThere = (body: Body, audience: Audience): void => {
  if (audience.kind === 'delegation') admitted(body, audience.delegation);
  if (audience.kind === 'group') admittedGroup(body, audience.group);
};

const recorded = ({ id, revision: head }: Text, revisions: readonly number[]): void => {
  const unknown = revisions.filter((revision) => revision > head);
  if (unknown.length > 0)
    throw new NotFound('EVENT_UNKNOWN', `Text ${id} is at revision ${String(head)}; not recorded: ${listed(unknown)}.`);
};

const notNarrower = (text: Text, revisions: readonly number[], audience: Audience): void => {
  const key = audienceKey(audience);
  const narrowed = revisions.filter((revision) => {
    const now = audienceAt(text, revision);
    return audienceKey(now) !== key && !isWider(audience, now);
  });
  if (narrowed.length === 0) return;
  const message = `For others, or for more, already: ${listed(narrowed)}. An audience is widened; to take from somebody what was for them is a withholding, and no command does that.`;
  throw new Invalid('AUDIENCE_NARROWED', message, [{ path: 'data.audience', message: 'must be wider than it was' }]);
};

const notAsWide = (text: Text, revisions: readonly number[], audience: Audience): void => {
  const key = audienceKey(audience);
  const already = revisions.filter((revision) => audienceKey(audienceAt(text, revision)) === key);
  if (already.length > 0)
    throw new Refused('R29', 'AUDIENCE_AS_WIDE', `For ${audience.kind} already: ${listed(already)}. Leave these out.`);
};

const MOST = 20;

const listed = (revisions: readonly number[]): string =>
  revisions.slice(0, MOST).join(', ') + (revisions.length > MOST ? ', …' : '');
