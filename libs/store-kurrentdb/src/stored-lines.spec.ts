import fc from 'fast-check';
import { canonical, type StoredEvent } from '#eventsourcing';
import { asPosition } from './server.js';
import { read, written } from './stored-lines.js';

const PLACE = { stream: 'text-1', revision: 3, type: 'Noted', position: 4711 };
const EVENT: StoredEvent = {
  ...{ stream: 'text-1', revision: 3, type: 'Noted', schema: 1, id: '0e', salt: 'ab', hash: 'cd' },
  ...{ payload: '{"data":1}', meta: '{"commandId":"c"}' },
};

describe('an event as KurrentDB keeps it', () => {
  it('comes back byte for byte, whatever it says', () =>
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }), (data, meta) => {
        const event = { ...EVENT, payload: canonical({ data }), meta: canonical({ meta }) };
        const chained = read(written(event, 'before').data, PLACE);
        expect(chained).toEqual({ position: 4711, previous: 'before', stored: event });
      }),
    ));

  it('has the id of its bytes, not of its command', () => {
    const other = { ...EVENT, salt: 'ef', hash: '01' };
    expect(written(EVENT, '').id).toBe(written(EVENT, '').id);
    expect(written(other, '').id).not.toBe(written(EVENT, '').id);
  });

  it.each([
    ['JSON that somebody else wrote', { data: 1 }],
    ['nothing', new Uint8Array()],
    ['two lines', Buffer.from('{"hash":"x"}\n{}')],
    ['four lines', Buffer.from('{"hash":"x"}\n{}\n{}\n{}')],
    ['a header that is no JSON', Buffer.from('hash\n{}\n{}')],
    ['a header without a hash', Buffer.from('{}\n{}\n{}')],
    ['a header that is null', Buffer.from('null\n{}\n{}')],
  ])('is damaged when it is %s', (_, data) =>
    expect(() => read(data, PLACE)).toThrow(expect.objectContaining({ code: 'LEDGER_DAMAGED' }) as Error),
  );
});

describe('revisions and positions', () => {
  it('are numbers, whether the client hands out bigints or numbers', () => {
    expect([asPosition(7n), asPosition(7)]).toEqual([7, 7]);
    expect(asPosition(BigInt(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('are refused where they could not be told apart', () =>
    expect(() => asPosition(BigInt(Number.MAX_SAFE_INTEGER) + 1n)).toThrow(RangeError));
});
