import type { Appointment, Body } from '#negotiation';
import { doubtful, well, type Finding } from './finding.js';
import type { RecordSeen } from './record.js';

/** Who is missing in each working group, and who cannot be reached. */
export const ofRooms = (
  { bodies, persons }: Pick<RecordSeen, 'bodies' | 'persons'>,
  now = new Date().toISOString(),
): Finding[] =>
  bodies.flatMap((body) => {
    const held = [...body.appointments.values()].filter(
      ({ from, to }) => from <= now && (to === undefined || now < to),
    );
    const unreached = held.filter(({ person }) => (persons.get(`person-${person}`)?.addresses.length ?? 0) === 0);
    return [...missing(body, held), ...withoutAddress(body, unreached)];
  });

const nameOf = ({ id }: Body): string => id.replace(/^body-/, '');

const missing = (body: Body, held: readonly Appointment[]): Finding[] => {
  const roles = (['chair', 'secretariat'] as const).filter((role) => !held.some((one) => one.role === role));
  if (roles.length === 0) return [well('rooms', `${nameOf(body)} has a Chair and a secretariat`)];
  return roles.map((role) =>
    doubtful(
      'rooms',
      `${nameOf(body)} has no ${role === 'chair' ? 'Chair' : role}`,
      `nonpaper body appoint ${nameOf(body)} --help; the operator appoints where nobody else can`,
    ),
  );
};

const withoutAddress = (body: Body, unreached: readonly Appointment[]): Finding[] => {
  const persons = new Set(unreached.filter(({ role }) => role === 'delegate').map(({ person }) => person));
  if (persons.size === 0) return [];
  return [
    doubtful(
      'rooms',
      `${persons.size} delegates in ${nameOf(body)} have no address: ${[...persons].slice(0, 3).join(', ')}${persons.size > 3 ? '…' : ''}`,
      'nonpaper person describe-person <id> --addresses …; until then they have the inbox only',
    ),
  ];
};
