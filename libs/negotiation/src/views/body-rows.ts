import type { Body, BodyEvent } from '../body/body.js';
import { capacityOn, nameOn, type Delegation } from '../body/delegation/delegation.js';
import type { FactOf } from '../fact.js';
import type { Audience } from '../vocabulary.js';
import type { Row } from './row.js';

/** The rows that an event of a body changes. */
export const bodyRows = (fact: FactOf<BodyEvent>, before: Body, after: Body): Row[] => {
  const { audience } = fact.meta;
  const at = fact.meta.occurredAt;
  return [
    ...(before.registered === after.registered ? [] : [row('body', after.id, after, audience, registered(after))]),
    ...changed('appointment', before.appointments, after.appointments, after, audience, (a) => a),
    ...changed('delegation', before.delegations, after.delegations, after, audience, (d) => delegationDoc(d, at)),
    ...changed('group', before.groups, after.groups, after, audience, (g) => g),
    ...changed('session', before.sessions, after.sessions, after, audience, (s) => s),
    ...changed('meeting', before.meetings, after.meetings, after, audience, (m) => m),
    ...changed('presence', before.presence, after.presence, after, audience, (p) => p),
  ];
};

const registered = ({ id, registered: body }: Body): object => ({ id, ...body });

const row = (kind: string, key: string, { revision: etag }: Body, audience: Audience, doc: object): Row => ({
  ...{ kind, key, etag, audience, doc },
});

interface Keyed<T> extends Iterable<[string, T]> {
  get(key: string): T | undefined;
}

const changed = <T>(
  kind: string,
  before: Keyed<T>,
  after: Keyed<T>,
  body: Body,
  audience: Audience,
  doc: (item: T) => object,
): Row[] =>
  before === after
    ? []
    : [...after]
        .filter(([key, item]) => before.get(key) !== item)
        .map(([key, item]) => row(kind, key, body, audience, doc(item)));

/** With the name in use and the capacity as they were at that moment. */
const delegationDoc = (delegation: Delegation, at: string): object => ({
  ...delegation,
  name: nameOn(delegation, at),
  capacity: capacityOn(delegation, at),
});
