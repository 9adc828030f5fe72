import { audienceKey, audienceOf, defaultAudience, keysOf, maySee, NOBODY, type Reader } from './audience.js';
import { idOf } from './testing/index.js';
import type { Audience } from './vocabulary.js';

const [avalon, borealia, friends] = [idOf('a'), idOf('b'), idOf('g')];
const AUDIENCES: Record<string, Audience> = {
  public: { kind: 'public' },
  participants: { kind: 'participants' },
  friends: { kind: 'group', group: friends },
  avalon: { kind: 'delegation', delegation: avalon },
  restricted: { kind: 'chair-and-secretariat' },
};
const reader = (more: Partial<Reader>): Reader => ({ ...NOBODY, participates: true, ...more });

describe('an audience', () => {
  it('is the usual one of its type', () => {
    expect(defaultAudience('BodyRegistered')).toEqual({ kind: 'public' });
    expect(defaultAudience('ConferenceReadyCertified')).toEqual({ kind: 'public' });
    expect(defaultAudience('EditProposed')).toEqual({ kind: 'participants' });
    expect(defaultAudience('PersonDescribed')).toEqual({ kind: 'chair-and-secretariat' });
    expect(audienceOf('EditProposed', undefined)).toEqual({ kind: 'participants' });
  });
  it('is widened by asking, and never narrowed', () => {
    expect(audienceOf('EditProposed', { kind: 'public' })).toEqual({ kind: 'public' });
    for (const asked of [AUDIENCES.friends, AUDIENCES.avalon, AUDIENCES.restricted])
      expect(() => audienceOf('EditProposed', asked)).toThrow('not narrow');
    expect(() => audienceOf('DelegationAdmitted', { kind: 'participants' })).toThrow('not narrow');
  });
  it('of addresses and tokens is fixed', () => {
    expect(() => audienceOf('PersonDescribed', { kind: 'public' })).toThrow('nobody else');
    expect(audienceOf('PersonDescribed', { kind: 'chair-and-secretariat' })).toEqual({ kind: 'chair-and-secretariat' });
  });
});

describe('who may see', () => {
  it.each([
    ['nobody in particular', NOBODY, ['public']],
    [
      'a delegate of Avalon',
      reader({ delegation: avalon, groups: [friends] }),
      ['public', 'participants', 'friends', 'avalon'],
    ],
    ['a delegate of Borealia', reader({ delegation: borealia }), ['public', 'participants']],
    ['the secretariat', reader({ seesAll: true }), Object.keys(AUDIENCES)],
  ])('%s', (_, who, sees) => {
    const seen = Object.entries(AUDIENCES).filter(([, audience]) => maySee(who, audience));
    expect(seen.map(([name]) => name)).toEqual(sees);
    const keys = keysOf(who);
    if (keys) expect(keys).toEqual(expect.arrayContaining(seen.map(([, audience]) => audienceKey(audience))));
  });
});
