import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonical } from './canonical.js';
import { hashOf, opened, sealed, textOf } from './chain.js';
import { sha256, uuidv5 } from './ids.js';

const meta = { commandId: 'c', recordedAt: '2018-02-01T00:00:00.000Z', person: 'p1' };
const seal = (data: unknown) => {
  const event = { type: 'EditProposed', schema: 1, data, meta };
  return sealed({ event, text: textOf(event), commandId: 'c', index: 1 }, 'text-1', 3, 'ab');
};
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

describe('ids', () => {
  it('are those of RFC 9562', () => {
    expect(uuidv5('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(uuidv5('a', 1)).not.toBe(uuidv5('a1'));
    expect(uuidv5('日本')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('hash text as UTF-8', () => {
    expect(sha256('é日')).toBe(sha('é日'));
  });
});

describe('canonical JSON', () => {
  it('sorts by UTF-16 units, integer-like keys too', () => {
    expect(canonical({ b: 1, 10: 2, 9: 3, a: undefined, '\u20ac': 4, '\ud83d\ude00': 5 })).toBe(
      '{"10":2,"9":3,"b":1,"€":4,"😀":5}',
    );
  });

  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([[new Date(0)], [new Map()], [new Set()], [Buffer.alloc(1)], [NaN], [1n], [Symbol('s')]])(
    'refuses %p',
    (value) => {
      expect(() => canonical({ value })).toThrow(TypeError);
    },
  );
});

describe('the chain', () => {
  it('can be computed from its description alone', () => {
    const stored = seal({ b: 1, a: '"' });
    const { salt, hash, id } = stored;
    const commitment = sha(`${salt}{"data":{"a":"\\"","b":1}}`);
    const header = canonical({ commitment, id, meta, revision: 3, schema: 1, stream: 'text-1', type: 'EditProposed' });
    expect(hash).toBe(sha(`ab${header}`));
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(id).toBe(uuidv5('c', 1));
  });

  it('notices any change, and any other event before it', () => {
    const stored = seal('x');
    const changes = {
      stream: 'text-2',
      revision: 4,
      id: 'i',
      type: 'T',
      schema: 2,
      payload: '{"data":1}',
      meta: '{}',
      salt: '00',
    };
    for (const [field, value] of Object.entries(changes))
      expect(() => opened({ ...stored, [field]: value }, 'ab', 1)).toThrow(/is not what was recorded/);
    expect(() => opened(stored, 'ac', 1)).toThrow(/Event 3 of text-1/);
    expect(opened(stored, 'ab', 1)).toMatchObject({ data: 'x', meta, position: 1 });
  });

  it('salts each payload', () => {
    const salts = new Set(Array.from({ length: 1000 }, () => seal('x').salt));
    expect(salts.size).toBe(1000);
  });

  it('keeps whatever JSON can say, lone surrogates and NUL too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (data) => {
        const stored = seal(data);
        expect(hashOf(JSON.parse(JSON.stringify(stored)) as typeof stored, 'ab')).toBe(stored.hash);
        expect(opened(stored, 'ab', 1).data).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
    expect(opened(seal('\ud800\0'), 'ab', 1).data).toBe('\ud800\0');
  });
});
