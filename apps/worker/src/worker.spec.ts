import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#eventsourcing';
import { SqliteStore } from '#store-sqlite';
import { delegationId, NAMES, type DelegationName } from '../../../libs/negotiation/src/testing/index.js';
import { Office } from './testing/office.js';
import { forged, reachable, recordRoom, room, TEXT, TO_THE_CONFERENCE } from './testing/record.js';

const conference = room(...TO_THE_CONFERENCE);
const version = conference.text.versions.at(-1)!;
const notice = `conference-ready.${TEXT}.${version.versionId}`;
const addressOf = (name: DelegationName): string => `${name.toLowerCase().replace(/ /g, '.')}@mission.example`;

describe('a version that goes to the Conference', () => {
  let office: Office;
  beforeEach(async () => {
    office = await Office.open();
  });
  afterEach(() => office.close());
  const reachAll = async (...but: readonly DelegationName[]): Promise<void> => {
    for (const name of NAMES) if (!but.includes(name)) await reachable(office.ledgers, name, addressOf(name));
  };
  const mails = async (): Promise<string[]> =>
    (await readdir(join(office.folder, 'mail'))).filter((file) => file.startsWith('conference-ready'));
  const standing = async (name: DelegationName): Promise<string[]> =>
    [...(await office.delivery(notice, delegationId(name))).deliveries.values()].map((d) => `${d.channel} ${d.status}`);

  it('reaches every delegation, in its inbox and by e-mail', async () => {
    await reachAll();
    await recordRoom(office.store, conference);
    await (await office.start({ publicUrl: 'https://nonpaper.example/' })).settled();
    expect(await office.parked()).toEqual([]);
    for (const name of NAMES) expect(await standing(name)).toEqual(['inbox delivered', 'e-mail delivered']);
    expect(await mails()).toHaveLength(NAMES.length);
    const mail = await readFile(join(office.folder, 'mail', (await mails())[0]!), 'utf8');
    expect(mail).toContain('https://nonpaper.example/texts/draft');
    expect(mail).toMatch(/Content-Type: text\/html; charset=utf-8; name=draft.en.html/);
  });

  it('reaches them from a ledger file too, while it is being written', async () => {
    const folder = office.folder;
    const store = await SqliteStore.open(join(folder, 'ledger.db'));
    const other = await Office.open(store);
    const worker = await other.start();
    await recordRoom(store, conference);
    await worker.settled();
    expect((await other.delivery(notice, delegationId('Avalon'))).deliveries.get('en inbox')?.status).toBe('delivered');
    await other.close();
  });

  it('is rendered before anybody is told, and the record says what was rendered', async () => {
    await recordRoom(office.store, conference);
    await (await office.start()).settled();
    const [first] = (await office.evidence()).filter(({ stream }) => stream.startsWith('delivery-conference-ready'));
    expect(first).toMatchObject({ stream: `delivery-${notice}~papers`, type: 'PaperRendered' });
    const { formats } = first!.data as { formats: { format: string; sha256: string }[] };
    for (const { format, sha256: recorded } of formats) {
      const file = join(office.folder, 'papers', TEXT, `${version.versionId}.en.${format}`);
      expect(sha256(await readFile(file, 'utf8'))).toBe(recorded);
    }
  });

  it('is sent once, also when everything is dispatched again to a queue that knows nothing', async () => {
    await reachAll();
    await recordRoom(office.store, conference);
    await (await office.start()).settled();
    const before = await office.evidence();
    await office.stop();
    await (await office.start({}, 'fresh.db')).settled();
    expect(await office.evidence()).toEqual(before);
  });

  it('reaches the inbox of a delegation without an address, and the record says what is missing', async () => {
    await reachAll('Dorado');
    await recordRoom(office.store, conference);
    await (await office.start()).settled();
    expect(await standing('Dorado')).toEqual(['inbox delivered', 'e-mail given-up']);
    expect(await office.parked()).toEqual([]);
    const failures = (await office.evidence()).filter(
      ({ stream, type }) => stream === `delivery-${notice}~${delegationId('Dorado')}` && type === 'DeliveryFailed',
    );
    expect(failures.map(({ data }) => data)).toMatchObject([{ code: 'NO_ADDRESS', permanent: true }]);
  });

  it('names no address and no person in the record of its delivery', async () => {
    await reachAll();
    await recordRoom(office.store, conference);
    await (await office.start()).settled();
    const said = JSON.stringify(await office.evidence());
    expect(said).not.toContain('mission.example');
    for (const { meta } of await office.evidence())
      expect(meta).toMatchObject({ person: 'service', role: 'service', relied: [], overrides: [] });
  });

  it('is not sent to anybody when what would be shown is not what was recorded', async () => {
    await recordRoom(office.store, forged(conference));
    await (await office.start()).settled();
    const parked = await office.parked();
    expect(parked.map((line) => line.split(':')[0])).toEqual([
      `render.${TEXT}.${version.versionId}`,
      `conference-ready.${TEXT}.${version.versionId}`,
    ]);
    expect(parked[0]).toMatch(/hashes to [0-9a-f]{64}, not to (ab){32} as recorded/);
    expect((await office.evidence()).filter(({ stream }) => stream.includes(version.versionId))).toEqual([]);
  });
});
