import { ACTING, delegationId, personId, scene, tabled } from '../testing/index.js';
import { CHAIR, officeFor, officeOf, SECRETARIAT } from './offices.js';
import { peopleOf } from './people.js';

const { body } = scene(tabled);
const now = ACTING.from;

describe('an office that is told something', () => {
  it('is whoever holds it at that instant', () => {
    const chairs = [...body.appointments.values()].filter(({ role }) => role === 'chair' || role === 'acting-chair');
    expect(peopleOf(body, CHAIR, now)).toEqual(chairs.map(({ person }) => person));
    expect(peopleOf(body, SECRETARIAT, now).length).toBeGreaterThan(0);
    expect(peopleOf(body, CHAIR, '1999-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('is not a delegation, whose people are its delegates', () => {
    expect(peopleOf(body, delegationId('Avalon'), now)).toEqual([personId('Avalon')]);
    expect(officeOf(delegationId('Avalon'))).toBeUndefined();
    expect(officeOf('constructor')).toBeUndefined();
  });

  it('is held by role', () =>
    expect(['chair', 'acting-chair', 'secretariat', 'delegate', 'auditor'].map(officeFor)).toEqual([
      ...[CHAIR, CHAIR, SECRETARIAT],
      ...[undefined, undefined],
    ]));
});
