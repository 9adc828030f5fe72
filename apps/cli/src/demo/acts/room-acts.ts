import { makes, onBody, type Act } from '../act.js';
import { GROUPS } from '../roster.js';
import { ROOMS } from '../rooms.js';

const groups = GROUPS.map(({ key, name, members, admittedAt }) =>
  onBody({
    at: admittedAt,
    who: 'secretariat',
    verb: 'admit-group',
    key: `admit-group-${key}`,
    data: (stage) => ({ names: { en: name }, members: members.map((member) => stage.id(`delegation:${member}`)) }),
    makes: makes(`group:${key}`, 'group'),
  }),
);

const rooms = ROOMS.map(({ meeting, at, present }) =>
  onBody({
    at,
    who: 'secretariat',
    verb: 'record-presence',
    key: `present-${meeting}`,
    data: (stage) => ({
      meeting: stage.id(`meeting:${meeting}`),
      entered: present.map((key) => stage.id(`delegation:${key}`)),
    }),
  }),
);

/** Who speaks for whom, and who was in the room. */
export const ROOM_ACTS: readonly Act[] = [...groups, ...rooms];
