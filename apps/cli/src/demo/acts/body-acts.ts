import { makes, onBody, type Act } from '../act.js';
import { BODY, OFFICERS, personOf } from '../cast.js';
import {
  FICTITIOUS_DELEGATIONS,
  FICTITIOUS_PRINTED_IN,
  PARTICIPANTS,
  PRINTED_IN,
  type PrintedIn,
  type SampleDelegation,
} from '../roster.js';
import {
  CONFERENCE,
  CONVENTION_ARTICLES,
  PROTOCOL_ARTICLES,
  SAMPLE_CHAIR,
  SESSIONS,
  WORKING_GROUP,
} from '../working-group.js';

/** Before the fourth session: the officers' appointments begin here. The instant is the sample's own. */
const REGISTERED_AT = '2017-09-01T08:00:00Z';

const registration: Act = onBody({
  at: REGISTERED_AT,
  who: 'operator',
  verb: 'register-body',
  key: 'register',
  data: () => ({
    name: { en: WORKING_GROUP.name },
    symbol: WORKING_GROUP.symbol,
    conference: CONFERENCE,
    instrument: { name: WORKING_GROUP.instrument, articles: PROTOCOL_ARTICLES },
    parentInstrument: { name: WORKING_GROUP.parentInstrument, articles: CONVENTION_ARTICLES },
    settings: { languages: ['en'], daysToEffect: 30 },
    appointments: OFFICERS.map((role) => ({ person: personOf(role), role, from: REGISTERED_AT })),
  }),
});

/** Nobody real is named: delegations are described as such, at addresses that reach nobody. */
const NAMES = { chair: SAMPLE_CHAIR.name, secretariat: 'Secretariat', auditor: 'Auditor' } as const;

const described = (who: string, at: string, name: string, addresses: readonly string[], person: string): Act => ({
  at,
  who,
  subject: 'person',
  id: personOf(person),
  verb: 'describe-person',
  key: 'describe',
  data: () => ({ ...(who !== 'operator' && { body: BODY }), name, addresses, languages: ['en'] }),
});

const officers = OFFICERS.map((role) =>
  described('operator', REGISTERED_AT, NAMES[role], [`${role}@wg7.example`], role),
);

/** One after the other into one stream; then each to be told where to write. */
const arrivals = (delegations: readonly SampleDelegation[], day: string, printed: PrintedIn): Act[] => {
  const at = `${day}T06:30:00Z`;
  const admitted = delegations.map(({ key, kind, name }) =>
    onBody({
      at,
      who: 'secretariat',
      verb: 'admit-delegation',
      key: `admit-${key}`,
      data: () => ({ kind, names: { en: name }, from: day }),
      makes: makes(`delegation:${key}`, 'delegation'),
    }),
  );
  const people = delegations.map(({ key, name, addresses }) =>
    described('secretariat', `${day}T06:50:00Z`, `Delegation of ${name}`, addresses, key),
  );
  return [...admitted, appointed(delegations, day), ...people, asPrinted(delegations, day, printed)];
};

const appointed = (delegations: readonly SampleDelegation[], day: string): Act =>
  onBody({
    at: `${day}T06:40:00Z`,
    who: 'secretariat',
    verb: 'appoint',
    key: `appoint-${day}`,
    data: (stage) => ({
      appointments: delegations.map(({ key }) => ({
        person: personOf(key),
        role: 'delegate',
        delegation: stage.id(`delegation:${key}`),
        from: `${day}T00:00:00Z`,
      })),
    }),
  });

const asPrinted = (delegations: readonly SampleDelegation[], day: string, printed: PrintedIn): Act =>
  onBody({
    at: `${day}T07:00:00Z`,
    who: 'secretariat',
    verb: 'record-printed-status',
    key: `statuses-${day}`,
    data: (stage) => ({
      ...printed,
      list: delegations.flatMap(({ key, status, name }) =>
        status === undefined ? [] : [{ delegation: stage.id(`delegation:${key}`), status, asPrinted: name }],
      ),
    }),
  });

const sessions = SESSIONS.map(({ n, from, to, ...more }) =>
  onBody({
    at: `${from}T06:00:00Z`,
    who: 'secretariat',
    verb: 'convene-session',
    key: `session-${n}`,
    data: () => ({ n, from, to, ...('place' in more && { place: more.place }) }),
    makes: makes(`session:${n}`, 'session'),
  }),
);

const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): string[] => {
  const days = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
};

/** Morning and afternoon in Vienna, in summer time. */
const HALF_DAYS = [
  ['08:00', '11:00'],
  ['13:00', '16:00'],
] as const;

const meetings = SESSIONS.flatMap((session) =>
  daysOf(session)
    .flatMap((day) => HALF_DAYS.map(([opens, closes]) => [`${day}T${opens}:00Z`, `${day}T${closes}:00Z`] as const))
    .flatMap(([opens, closes], i) => meeting(session.n, i + 1, opens, closes)),
);

function meeting(session: number, n: number, opens: string, closes: string): Act[] {
  const name = `meeting:${session}-${n}`;
  const opened = onBody({
    at: opens,
    who: 'chair',
    verb: 'open-meeting',
    key: `open-${name}`,
    data: (stage) => ({ session: stage.id(`session:${session}`) }),
    makes: makes(name, 'meeting'),
  });
  const closed = onBody({
    at: closes,
    who: 'chair',
    verb: 'close-meeting',
    key: `close-${name}`,
    data: (stage) => ({ meeting: stage.id(name) }),
  });
  return [opened, closed];
}

/**
 * The body and who takes part. The list of participants is that of the fifth session: the real delegations come in
 * then, and nothing is made up about their presence in the fourth.
 */
export const BODY_ACTS: readonly Act[] = [
  registration,
  ...officers,
  ...sessions,
  ...arrivals(FICTITIOUS_DELEGATIONS, SESSIONS[0].from, FICTITIOUS_PRINTED_IN),
  ...arrivals(PARTICIPANTS, SESSIONS[1].from, PRINTED_IN),
  ...meetings,
];
