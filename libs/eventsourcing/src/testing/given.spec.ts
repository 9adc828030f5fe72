import { Conflict, Refused } from '../errors.js';
import { counted, counting } from './counting.js';
import { given } from './given.js';

const proposals = given(counting);
const one = { type: 'ProposalCounted', data: 'first' };
const another = { type: 'ProposalCounted', data: { of: 'Chad' }, meta: { person: 'p1' } };
const sayAnother = () => [{ ...counted({ of: 'Chad' }), meta: { person: 'p1' } }];

describe('given, when, then', () => {
  it('folds what is given', () => {
    expect(proposals(one, one).state).toBe(2);
  });

  it('tells the decision the state and its revision', () => {
    const seen: unknown[] = [];
    proposals(one)
      .when((...what) => (seen.push(...what), sayAnother()))
      .then(another);
    proposals()
      .when((...what) => (seen.push(...what), sayAnother()))
      .then(another);
    expect(seen).toEqual([1, 0, 1, 0, 0, 'none', 0, 'none']);
  });

  it('accepts the events expected', () => {
    proposals(one).when(sayAnother).then(another);
  });

  it.each([
    ['other data', { ...another, data: { of: 'Togo' } }],
    ['another type', { ...another, type: 'CountNoted' }],
    ['other metadata', { ...another, meta: { person: 'p2' } }],
    ['another schema', { ...another, schema: 2 }],
  ])('fails on %s', (_, expected) => {
    expect(() => {
      proposals(one).when(sayAnother).then(expected);
    }).toThrow();
  });

  it('fails on an event too many or too few', () => {
    expect(() => {
      proposals(one).when(sayAnother).then();
    }).toThrow();
    expect(() => {
      proposals(one).when(sayAnother).then(another, another);
    }).toThrow();
  });

  it('knows a refusal by its code', () => {
    const refuse = () => {
      throw new Refused('R1', 'ENOUGH', 'no');
    };
    proposals(one).when(refuse).refuses('ENOUGH');
    expect(() => {
      proposals(one).when(refuse).refuses('OTHER');
    }).toThrow();
    expect(() => {
      proposals(one).when(refuse).conflicts();
    }).toThrow('not a Conflict');
    expect(() => {
      proposals(one).when(refuse).then(one);
    }).toThrow('no');
    expect(() => {
      proposals(one).when(sayAnother).refuses('ENOUGH');
    }).toThrow('was not refused');
  });

  it('knows a conflict', () => {
    const collide = () => {
      throw new Conflict('CHANGED', 'so');
    };
    proposals(one).when(collide).conflicts();
    proposals(one).when(collide).conflicts('CHANGED');
    expect(() => {
      proposals(one).when(collide).conflicts('OTHER');
    }).toThrow();
    expect(() => {
      proposals(one).when(sayAnother).conflicts();
    }).toThrow('was not refused');
  });

  it('passes on what is no problem of the domain', () => {
    const stumble = () => {
      throw new TypeError('a bug');
    };
    expect(() => {
      proposals(one).when(stumble).refuses('ENOUGH');
    }).toThrow('a bug');
  });

  it('fails on a decision that is not pure, says nothing or cannot be folded', () => {
    let calls = 0;
    expect(() => {
      proposals(one)
        .when(() => [counted(calls++)])
        .then(one);
    }).toThrow('something else');
    expect(() => {
      proposals(one)
        .when(() => [])
        .then();
    }).toThrow('decided nothing');
    expect(() => {
      proposals(one)
        .when(() => [{ ...counted(), type: 'Unheard' }])
        .then(one);
    }).toThrow('Unheard');
    expect(() => proposals({ type: 'Unheard', data: 1 })).toThrow('Unheard');
  });
});
