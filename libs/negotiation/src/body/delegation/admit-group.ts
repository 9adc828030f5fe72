import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { Id, nameIn, Names } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { admitted, registeredBody } from '../guards.js';

const input = z.strictObject({
  names: Names,
  members: z.array(Id).min(1).max(300),
  organization: Id.optional().describe('the delegation of the regional organization whose membership this is'),
});

/** A regional or political group and its members. */
export class AdmitGroup extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const admitGroup = ({ data }: AdmitGroup, body: Body, act: Act): BodyEvent[] => {
  registeredBody(body);
  const name = nameIn(data.names);
  if (body.groups.some((group) => nameIn(group.names) === name))
    throw new Refused('R29', 'GROUP_EXISTS', `The group ${name} was admitted already.`);
  const members = [...new Set(data.members)];
  for (const member of members) admitted(body, member);
  if (data.organization !== undefined) regional(body, data.organization, members);
  return [
    { type: 'GroupAdmitted', data: { group: act.id(0), names: data.names, members, ...organized(data.organization) } },
  ];
};

const organized = (organization: string | undefined): { organization?: string } =>
  organization === undefined ? {} : { organization };

const regional = (body: Body, id: string, members: readonly string[]): void => {
  const { kind } = admitted(body, id);
  if (kind !== 'regional-organization' || members.includes(id))
    throw new Invalid(
      'ORGANIZATION_NOT_REGIONAL',
      'A membership is that of a regional organization, which is no member of it.',
      [{ path: 'data.organization', message: 'must be a regional organization that is not among the members' }],
    );
};
