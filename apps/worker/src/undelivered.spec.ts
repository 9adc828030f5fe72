import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { SECRETARIAT } from '#negotiation';
import { accept, delegationId, proposed } from '../../../libs/negotiation/src/testing/index.js';
import { Office } from './testing/office.js';
import { reachable, recordRoom, room, TO_THE_CONFERENCE } from './testing/record.js';

const decided = room(proposed, accept);
const avalon = delegationId('Avalon');

describe('what cannot be delivered', () => {
  let sink: SmtpSink;
  let office: Office;
  beforeEach(async () => {
    [sink, office] = await Promise.all([startSmtpSink(), Office.open()]);
  });
  afterEach(async () => {
    await office.close();
    await sink.stop();
  });

  /** What the secretariat is told, as the record has it: of whom, and why. */
  const reports = async (): Promise<string[]> =>
    (await office.evidence())
      .filter(({ type, data }) => type === 'NoticeDue' && (data as { kind: string }).kind === 'undelivered')
      .map(({ stream, data }) => {
        const { recipient, notice, lines } = data as { recipient: string; notice: string; lines: string[] };
        expect(recipient).toBe(SECRETARIAT);
        expect(stream).toBe(`delivery-${notice}~${SECRETARIAT}`);
        return `${notice.split('.').at(-2) ?? ''} ${/\((\w+)\)/.exec(lines[1] ?? '')?.[1] ?? ''}`;
      })
      .sort();
  const happens = async (said = decided): Promise<void> => {
    await recordRoom(office.store, said);
    await (await office.start({ smtpUrl: sink.url })).settled();
  };

  it.each([
    ['there is no address', [], 'NO_ADDRESS'],
    ['the mail server refuses it for good', ['refused@mission.example'], 'REFUSED'],
    ['it is refused at one address of several', ['one@mission.example', 'refused@mission.example'], 'SOME_REFUSED'],
    [
      'another address is put off',
      ['once@mission.example', 'one@mission.example', 'refused@x.example'],
      'SOME_REFUSED',
    ],
    ['it is put off again and again', ['later@mission.example'], 'REFUSED_FOR_NOW'],
  ])('is told to the secretariat, in its inbox, where %s', async (_, addresses, code) => {
    if (addresses.length > 0) await reachable(office.ledgers, 'Avalon', ...addresses);
    await happens();
    expect(await reports()).toEqual([`${avalon} ${code}`]);
  });

  it('is no news where it was put off and has arrived', async () => {
    await reachable(office.ledgers, 'Avalon', 'one@mission.example', 'once@mission.example');
    await happens();
    expect(await reports()).toEqual([]);
  });

  it('is told once for each recipient and day, whatever it is, and never of such a report', async () => {
    await happens(room(...TO_THE_CONFERENCE));
    const { delegations } = room().body;
    const failed = (await office.evidence()).filter(({ type }) => type === 'DeliveryFailed');
    const once = [...delegations.keys()].map((one) => `${one} NO_ADDRESS`).sort();
    expect(failed.length).toBeGreaterThan(2 * delegations.size);
    expect(await reports()).toEqual(once);
    const before = await office.evidence();
    await office.stop();
    await (await office.start({ smtpUrl: sink.url }, 'fresh.db')).settled();
    expect(await office.evidence()).toEqual(before);
    expect(await office.parked()).toEqual([]);
  });
});
