import type { Audience } from '#negotiation';
import { delegationId, GROUP, Q1, scene, tabled } from '../../negotiation/src/testing/index.js';
import { Archive, eventFor } from './testing/archive.js';

const AUDIENCES: readonly (readonly [name: string, Audience])[] = [
  ['public', { kind: 'public' }],
  ['participants', { kind: 'participants' }],
  ['group', { kind: 'group', group: GROUP }],
  ['avalon', { kind: 'delegation', delegation: delegationId('Avalon') }],
  ['corvania', { kind: 'delegation', delegation: delegationId('Corvania') }],
  ['chair-and-secretariat', { kind: 'chair-and-secretariat' }],
];
const ALL = AUDIENCES.map(([name]) => name);

/** Avalon and Borealia are members of the group. */
const SEES: readonly (readonly [who: string | undefined, sees: readonly string[]])[] = [
  [undefined, ['public']],
  ['a stranger', ['public']],
  ['rapporteur', ['public', 'participants']],
  ['Avalon', ['public', 'participants', 'group', 'avalon']],
  ['Borealia', ['public', 'participants', 'group']],
  ['Corvania', ['public', 'participants', 'corvania']],
  ['Open Harbour', ['public', 'participants']],
  ['chair', ALL],
  ['secretariat', ALL],
  ['auditor', ALL],
  ['operator', ALL],
];

/** The names in an answer, in the order of the table. */
const named = (body: unknown, name: (item: never) => string | undefined): string[] => {
  const names = new Set((body as never[]).map(name));
  return ALL.filter((one) => names.has(one));
};

describe('the audience of what is read', () => {
  let archive: Archive;

  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(scene(tabled));
    for (const [name, audience] of AUDIENCES) {
      const names = { en: name };
      const admitted = { delegation: `x ${name}`, kind: 'state', names, from: '2018-01-01' };
      await archive.append('body-wg', [eventFor(audience, 'DelegationAdmitted', admitted)]);
      const notice = { notice: name, kind: 'k', recipient: delegationId('Avalon'), text: 'draft', title: name };
      const due = { ...notice, lines: [], ways: [{ language: 'en', channel: 'inbox' }] };
      const accepted = { language: 'en', channel: 'inbox', messageId: name, accepted: 1, rejected: 0 };
      await archive.append(`delivery-${name}~a`, [
        eventFor(audience, 'NoticeDue', due),
        eventFor(audience, 'DeliveryAccepted', accepted),
      ]);
      const tabledAs = { body: 'wg', kind: 'report', title: name, originalLanguage: 'en', tokeniser: 1, sections: [] };
      await archive.append(`text-${name}`, [eventFor(audience, 'TextTabled', tabledAs)]);
      const said = { objectionId: name, questionId: Q1, by: delegationId('Avalon'), ground: 'other', words: name };
      await archive.append('text-draft', [eventFor(audience, 'ConcernVoiced', said)]);
    }
  });
  afterAll(() => archive.close());

  describe.each(SEES)('for %s', (who, sees) => {
    it('holds for rows', async () => {
      const { body } = await archive.ask('ListDelegations', { id: 'wg' }, who);
      expect(named(body, ({ name }: { name: string }) => name)).toEqual(sees);
    });

    it('holds for texts, one by one too', async () => {
      const { body } = await archive.ask('ListTexts', {}, who);
      expect(named(body, ({ title }: { title: string }) => title)).toEqual(sees);
      for (const name of ALL) {
        const shown = await archive.ask('ShowText', { id: name }, who).then(
          () => 'shown',
          (error: unknown) => (error as { code: string }).code,
        );
        expect([name, shown]).toEqual([name, sees.includes(name) ? 'shown' : 'TEXT_UNKNOWN']);
      }
    });

    it('holds for the history', async () => {
      const history = archive.ask('TextHistory', { id: 'draft' }, who);
      if (!sees.includes('participants')) {
        await expect(history).rejects.toMatchObject({ code: 'TEXT_UNKNOWN' });
        return;
      }
      const { body } = await history;
      expect(named(body, ({ data }: { data: { words?: string } }) => data.words)).toEqual(sees);
    });

    it('holds for deliveries', async () => {
      const deliveries = archive.ask('ListDeliveries', { id: 'draft' }, who);
      if (!sees.includes('participants')) {
        await expect(deliveries).rejects.toMatchObject({ code: 'TEXT_UNKNOWN' });
        return;
      }
      const { body } = await deliveries;
      expect(named(body, ({ title }: { title: string }) => title)).toEqual(sees);
    });

    it('holds for an inbox', async () => {
      const delegation = delegationId('Avalon');
      const inbox = archive.ask('ShowInbox', { id: 'wg', delegation }, who);
      if (who !== 'Avalon' && sees !== ALL) {
        await expect(inbox).rejects.toMatchObject({ name: 'Forbidden', code: 'NOT_YOUR_INBOX' });
        return;
      }
      expect(named((await inbox).body, ({ title }: { title: string }) => title)).toEqual(sees);
    });

    it('holds for what blocks', async () => {
      const blocking = archive.ask('ShowBlocking', { id: 'draft', goal: 'close' }, who);
      if (sees.includes('participants')) return expect(blocking).resolves.toMatchObject({ body: { goal: 'close' } });
      return expect(blocking).rejects.toMatchObject({ code: 'TEXT_UNKNOWN' });
    });
  });
});
