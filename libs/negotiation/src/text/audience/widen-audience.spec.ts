import type { Audience } from '../../vocabulary.js';
import {
  by,
  delegationId,
  given,
  GROUP,
  idOf,
  proposed,
  reading,
  tabled,
  text,
  widenAudience,
  type Room,
} from '../../testing/index.js';
import { audienceAt } from './audience.js';

const PUBLIC: Audience = { kind: 'public' };
const before = [tabled, reading, proposed];
const last = ({ text: { revision } }: Room): number => revision;

describe('widening an audience', () => {
  it('says of which events, and for whom they are', () => {
    const room = text(...before)
      .when(widenAudience(PUBLIC, 5, 2))
      .gives({ type: 'AudienceWidened', data: { revisions: [2, 5], audience: PUBLIC } });
    expect([1, 2, 5].map((revision) => audienceAt(room.text, revision).kind)).toEqual([
      'participants',
      'public',
      'public',
    ]);
  });
  it('is itself for those who are shown more by it', () => {
    const room = text(...before)
      .when(widenAudience(PUBLIC, 0))
      .gives('AudienceWidened');
    expect(room.facts.at(-1)?.meta.audience).toEqual(PUBLIC);
    expect(audienceAt(room.text, last(room))).toEqual(PUBLIC);
  });
  it('is for the Chair or the secretariat, each for itself', () => {
    text(...before)
      .when(by('secretariat', widenAudience(PUBLIC, 0)))
      .then('AudienceWidened');
    text(...before)
      .when(by('Avalon', widenAudience(PUBLIC, 0)))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('keeps the words with it', () =>
    text(...before)
      .when(widenAudience(PUBLIC, 0, { words: 'As the delegation wishes.' }))
      .then({ type: 'AudienceWidened', data: { words: 'As the delegation wishes.' } }));
  it('never narrows: that is a withholding', () => {
    const narrower: Audience[] = [
      { kind: 'chair-and-secretariat' },
      { kind: 'group', group: GROUP },
      { kind: 'delegation', delegation: delegationId('Avalon') },
    ];
    for (const audience of narrower)
      text(...before)
        .when(widenAudience(audience, 0))
        .isInvalid('AUDIENCE_NARROWED');
    text(...before, widenAudience(PUBLIC, 0))
      .when(widenAudience({ kind: 'participants' }, 0))
      .isInvalid('AUDIENCE_NARROWED');
  });
  it('is of events that are on record, each once', () => {
    text(...before)
      .when(widenAudience(PUBLIC, 0, 999))
      .isMissing('EVENT_UNKNOWN');
    text().when(widenAudience(PUBLIC, 0)).isMissing('TEXT_UNKNOWN');
  });
  it('has nothing to say where it is as wide: also to whoever comes second', () =>
    text(...before, widenAudience(PUBLIC, 0))
      .when(widenAudience(PUBLIC, 0, 1))
      .refuses('AUDIENCE_AS_WIDE', 'R29'));
  it('is for somebody who is there', () => {
    text(...before)
      .when(widenAudience({ kind: 'group', group: idOf('none') }, 0))
      .isMissing('GROUP_UNKNOWN');
    text(...before)
      .when(widenAudience({ kind: 'delegation', delegation: idOf('none') }, 0))
      .isMissing('DELEGATION_UNKNOWN');
  });
  it('says for whom in its data, and nowhere else', () =>
    text(...before)
      .when(given(widenAudience(PUBLIC, 0), { audience: { kind: 'participants' } }))
      .isInvalid('AUDIENCE_FIXED'));
});
