import { Appoint } from '../body/appointment/appoint.js';
import { AdmitDelegation } from '../body/delegation/admit-delegation.js';
import { AdmitGroup } from '../body/delegation/admit-group.js';
import { RecordTreatyAction } from '../body/delegation/record-treaty-action.js';
import { RegisterBody } from '../body/registration/register-body.js';
import { ConveneSession } from '../body/session/convene-session.js';
import { ACTING, DELEGATIONS, NAMES, OPERATOR, personId, type DelegationName } from './cast.js';
import { idOf, Room, type Said } from './room.js';

/** What somebody says, once it is known how things stand. */
export type Step = (room: Room) => Said;

export const delegationId = (name: DelegationName): string => idOf(name);
export const GROUP = idOf('group');
export const SESSION = idOf('session');

/** Where rights are given from; long before anything in a spec happens. */
const SINCE = '2018-01-01T00:00:00.000Z';

export const registered: Said = {
  command: RegisterBody,
  who: OPERATOR,
  data: {
    name: { en: 'Working Group on the Smuggling of Migrants' },
    instrument: { name: 'Protocol' },
    settings: { languages: ['en'], daysToEffect: 30 },
    appointments: [
      { person: personId('chair'), role: 'chair', from: SINCE },
      { person: personId('acting chair'), role: 'acting-chair', ...ACTING },
      { person: personId('rapporteur'), role: 'rapporteur', from: SINCE },
      { person: personId('secretariat'), role: 'secretariat', from: SINCE },
      { person: personId('auditor'), role: 'auditor', from: SINCE },
    ],
  },
};

const admitted = (name: DelegationName): Said => ({
  command: AdmitDelegation,
  who: 'secretariat',
  data: { kind: DELEGATIONS[name].kind, names: { en: name }, from: '2018-01-01' },
  key: name,
});

const acceded = (name: DelegationName): Said[] => {
  const record = (action: string, deposited: string): Said => ({
    command: RecordTreatyAction,
    who: 'secretariat',
    data: { delegation: delegationId(name), action, deposited },
  });
  switch (DELEGATIONS[name].status) {
    case 'party':
      return [record('accession', '2005-03-01')];
    case 'signatory':
      return [record('signature', '2001-12-12')];
    case 'contracting':
      return [record('ratification', '2018-06-20')];
    case 'neither':
      return [];
  }
};

const delegates: Said = {
  command: Appoint,
  who: 'secretariat',
  data: {
    appointments: NAMES.map((name) => ({
      person: personId(name),
      role: 'delegate',
      delegation: delegationId(name),
      from: SINCE,
    })),
  },
};

const group: Said = {
  command: AdmitGroup,
  who: 'secretariat',
  data: { names: { en: 'Group of Friends' }, members: [delegationId('Avalon'), delegationId('Borealia')] },
  key: 'group',
};

const session: Said = {
  command: ConveneSession,
  who: 'chair',
  data: { n: 5, from: '2018-07-04', to: '2018-07-06', place: 'Vienna' },
  key: 'session',
};

const opening = [
  registered,
  ...NAMES.flatMap((name) => [admitted(name), ...acceded(name)]),
  delegates,
  group,
  session,
].reduce((room, said) => room.give(said), Room.empty());

/** A registered body with its officers, eleven delegations, one group and a session; then the steps, one after the other. */
export const scene = (...steps: readonly Step[]): Room => steps.reduce(after, opening);

/** A room is a value: what a step came to from it holds for every scene that begins alike. */
const known = new WeakMap<Room, WeakMap<Step, Room>>();

const after = (room: Room, step: Step): Room => {
  const rooms = known.get(room) ?? new WeakMap<Step, Room>();
  known.set(room, rooms);
  const next = rooms.get(step) ?? room.give(step(room));
  rooms.set(step, next);
  return next;
};
