import type { Report } from '../delivery/ways.js';
import { bouncedNotice } from './bounced.js';
import { SECRETARIAT } from './offices.js';
import { undeliveredNotice } from './undelivered.js';

const about = {
  notice: 'n',
  kind: 'proposal-decided',
  recipient: 'avalon',
  name: 'Avalon',
  text: 't',
  title: 'Decided',
};
const report: Report = { body: 'body', language: 'en', about };
const [morning, evening, next] = ['2018-07-04T08:00:00.000Z', '2018-07-04T20:00:00.000Z', '2018-07-05T08:00:00.000Z'];

describe('a notice that does not arrive', () => {
  it.each(['NO_ADDRESS', 'REFUSED', 'SOME_REFUSED', 'REFUSED_FOR_NOW', 'UNHEARD_OF'])(
    'is told to the secretariat, with what would be right: %s',
    (code) => {
      const told = undeliveredNotice(report, code, morning);
      expect(told).toMatchObject({ recipient: SECRETARIAT, kind: 'undelivered', text: 't' });
      expect(told?.title).toBe('A notice to Avalon could not be delivered');
      expect(told?.lines).toEqual(['Decided', expect.stringContaining(`(${code})`), expect.stringContaining('inbox')]);
    },
  );

  it('is one and the same report all day, whatever it was about, and another for another recipient, body or day', () => {
    const other = { ...report, about: { ...about, notice: 'm', text: 'u', title: 'Else' } };
    const id = (one: Report, at: string) => undeliveredNotice(one, 'REFUSED', at)?.notice;
    expect(id(other, evening)).toBe(id(report, morning));
    const ids = [
      id(report, morning),
      id(report, next),
      id({ ...report, body: 'another' }, morning),
      id({ ...report, about: { ...about, recipient: 'bohemia' } }, morning),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is told with whose address it was, where the report says so', () => {
    const lines = (person?: string) =>
      bouncedNotice({ about, person, code: '5.1.1', permanent: true }, 3)?.lines.length;
    expect(bouncedNotice({ about, person: 'p-1', code: '5.1.1', permanent: true }, 3)?.lines[2]).toContain('p-1');
    expect([lines(), lines('p-1')]).toEqual([2, 3]);
  });

  it.each(['bounced', 'undelivered'])('is told of no further where it is such a report itself: %s', (kind) => {
    const itself = { ...about, kind };
    expect(undeliveredNotice({ ...report, about: itself }, 'REFUSED', morning)).toBeUndefined();
    expect(bouncedNotice({ about: itself, code: '5.1.1', permanent: true }, 3)).toBeUndefined();
  });
});
