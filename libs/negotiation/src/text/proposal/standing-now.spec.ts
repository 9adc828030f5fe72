import {
  accept,
  decide,
  idOf,
  overtaken,
  propose,
  proposed,
  Q1,
  reading,
  revise,
  scene,
  subAmend,
  tabled,
  type Room,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { AcceptProposal } from './accept-proposal.js';
import { standingNow } from './standing-now.js';

const standing = ({ text }: Room, key = 'p') => standingNow(text, text.proposals.get(idOf(key))!);
const elsewhere = [propose('Corvania', Q1, 'your State', 'your country', 'q'), decide(AcceptProposal, 'q')];

describe('how a proposal stands now', () => {
  it('is as it would be read if it were accepted', () => {
    const room = scene(tabled, reading, proposed, ...elsewhere);
    const wording = 'Does your country have steps to prevent the smuggling of migrants by sea?';
    expect(standing(room)).toEqual({ applies: 'clean', now: { wording } });
    const { text } = room.give(accept(room));
    expect(wordingOf(text.questions.get(Q1)!)).toBe(wording);
  });
  it('names what it collides with, and what of it would apply', () => {
    const stale = standing(scene(tabled, reading, proposed, ...overtaken));
    expect(stale).toMatchObject({
      applies: 'stale',
      conflicts: [
        {
          kind: 'overlap',
          with: { proposal: idOf('rival') },
          a: { strikes: ' measures', inserts: ' steps' },
          b: { strikes: ' measures', inserts: ' policies' },
        },
      ],
    });
  });
  it('is said of a sub-amendment in the words of what it amends', () => {
    const before = [tabled, reading, proposed, subAmend('Borealia', 'steps', 'concrete steps')];
    expect(standing(scene(...before), 'sub')).toMatchObject({ applies: 'clean', now: {} });
    const redrafted = scene(...before, revise('Avalon', 'measures', 'plans'));
    expect(standing(redrafted, 'sub')).toMatchObject({
      applies: 'stale',
      conflicts: [{ with: { proposal: idOf('p') } }],
    });
  });
  it('is not said of what is decided', () =>
    expect(standing(scene(tabled, reading, proposed, accept))).toBeUndefined());
});
