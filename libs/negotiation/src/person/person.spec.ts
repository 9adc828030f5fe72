import { Forbidden, Refused, type Fact } from '#eventsourcing';
import { FOR_EVER, noAccess } from '../access/access.js';
import { accessDecider, personDecider } from '../deciders.js';
import { decide } from '../decide.js';
import { register } from '../register.js';
import { instant, personId, scene } from '../testing/index.js';
import { choicesOf } from './choices.js';
import { noPerson } from './person.js';

const somebody = personId('Avalon');

const said = (
  name: string,
  who: string,
  data: object,
  state: unknown,
  more: { operator?: boolean; inBody?: boolean } = {},
) => {
  const entry = register.find((e) => e.name === name)!;
  const { operator = false, inBody = false } = more;
  const caller = {
    person: personId(who),
    commandId: somebody,
    correlationId: somebody,
    receivedAt: instant(1),
    operator,
  };
  const command = new entry.command(entry.subject === 'access' ? 'access' : somebody, { data } as never, caller);
  return decide(entry, command, state, { operator, ...(inBody && { body: scene().body }) });
};

const described = { name: 'A. Delegate', addresses: ['a@example.org', 'a@example.org'] };

describe('describing a person', () => {
  it('is theirs, the secretariat’s and the operator’s', () => {
    const drafts = said('DescribePerson', 'Avalon', described, noPerson(somebody));
    expect(drafts).toMatchObject([{ type: 'PersonDescribed', data: { addresses: ['a@example.org'], languages: [] } }]);
    expect(drafts[0]?.meta).toMatchObject({ audience: { kind: 'chair-and-secretariat' } });
    said('DescribePerson', 'secretariat', described, noPerson(somebody), { inBody: true });
    said('DescribePerson', 'operator', described, noPerson(somebody), { operator: true });
  });
  it('is nobody else’s', () => {
    expect(() => said('DescribePerson', 'Borealia', described, noPerson(somebody))).toThrow(Forbidden);
    expect(() => said('DescribePerson', 'Borealia', described, noPerson(somebody), { inBody: true })).toThrow(
      Forbidden,
    );
    expect(() => said('DescribePerson', 'chair', described, noPerson(somebody), { inBody: true })).toThrow(Forbidden);
  });
});

describe('choosing when to be written to', () => {
  const digest = { when: 'digest', declined: ['version-issued', 'co-sponsored'] };
  const chosen = { when: 'digest', declined: ['co-sponsored', 'version-issued'] } as const;
  it('is theirs, and the operator’s for them', () => {
    const drafts = said('ChoosePreferences', 'Avalon', digest, noPerson(somebody));
    expect(drafts).toMatchObject([{ type: 'PreferencesChosen', data: chosen }]);
    expect(drafts[0]?.meta).toMatchObject({ audience: { kind: 'chair-and-secretariat' } });
    said('ChoosePreferences', 'operator', digest, noPerson(somebody), { operator: true });
    expect(() => said('ChoosePreferences', 'Borealia', digest, noPerson(somebody))).toThrow(Forbidden);
    expect(() => said('ChoosePreferences', 'secretariat', digest, noPerson(somebody), { inBody: true })).toThrow(
      Forbidden,
    );
  });
  it('is not said twice', () => {
    const already = { ...noPerson(somebody), preferences: chosen };
    expect(() => said('ChoosePreferences', 'Avalon', digest, already)).toThrow(Refused);
  });
  it('does not go with a new description', () => {
    const chose = { stream: '', revision: 1, type: 'PreferencesChosen', schema: 1, data: chosen } as unknown as Fact;
    const told = { ...chose, type: 'PersonDescribed', data: { name: 'A', addresses: [], languages: [] } };
    const person = [chose, told].reduce((state, fact) => personDecider.evolve(state, fact), noPerson(somebody));
    expect(person).toMatchObject({ name: 'A', preferences: chosen });
  });
  it('leaves what must be heard, and what is urgent', () => {
    const { body } = scene();
    const person = { id: somebody, preferences: { ...chosen } };
    const of = (kind: string) => choicesOf([person], kind, body, '2018-07-04T18:00:00.000Z', '18:00');
    expect(of('co-sponsored')).toEqual({ persons: [], declined: [somebody], left: 0 });
    const persons = [{ person: somebody, until: 'digest', day: '2018-07-05' }];
    expect(of('proposal-decided')).toEqual({ persons, declined: [], left: 0 });
    expect(of('objection-to-renew')).toEqual({ persons: [], declined: [], left: 1 });
    expect(of('conference-ready')).toEqual({ persons: [], declined: [], left: 1 });
  });
});

describe('access', () => {
  const person = { person: somebody };
  const folded = (...drafts: { type: string; data: unknown }[]) =>
    drafts.reduce(
      (access, draft, revision) => accessDecider.evolve(access, { ...draft, revision } as Fact),
      noAccess('access'),
    );
  it('is revoked up to now, and for ever once forgotten', () => {
    const revoked = said('RevokeTokens', 'operator', person, noAccess('access'), { operator: true });
    expect(folded(...revoked).revoked.get(somebody)).toBe(instant(1));
    const forgotten = said('ForgetPerson', 'operator', person, folded(...revoked), { operator: true });
    expect(folded(...revoked, ...forgotten).revoked.get(somebody)).toBe(FOR_EVER);
    expect(folded(...forgotten, ...revoked).revoked.get(somebody)).toBe(FOR_EVER);
    expect(() => said('ForgetPerson', 'operator', person, folded(...forgotten), { operator: true })).toThrow(Refused);
  });
  it('is not theirs to revoke who merely hold an office or a delegation', () => {
    for (const who of ['Avalon', 'chair', 'auditor', 'secretariat', 'nobody'])
      for (const name of ['RevokeTokens', 'ForgetPerson']) {
        expect(() => said(name, who, person, noAccess('access'), { inBody: true })).toThrow(Forbidden);
        expect(() => said(name, who, person, noAccess('access'))).toThrow(Forbidden);
      }
  });
});
