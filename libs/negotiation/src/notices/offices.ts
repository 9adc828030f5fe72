import type { Appointment } from '../body/appointment/appointment.js';

/** The recipients under which the offices of a body are told, whoever holds them. */
export const CHAIR = 'chair';
export const SECRETARIAT = 'secretariat';

interface Office {
  readonly name: string;
  readonly roles: readonly Appointment['role'][];
}

const OFFICES: Readonly<Record<string, Office>> = {
  [CHAIR]: { name: 'Chair', roles: ['chair', 'acting-chair'] },
  [SECRETARIAT]: { name: 'Secretariat', roles: ['secretariat'] },
};

/** The office that a recipient is; undefined for delegations and persons. */
export const officeOf = (recipient: string): Office | undefined =>
  Object.hasOwn(OFFICES, recipient) ? OFFICES[recipient] : undefined;

/** Whether somebody in that role holds the office that is told. */
export const holdsOffice = (recipient: string, role: string): boolean =>
  officeOf(recipient)?.roles.some((one) => one === role) ?? false;

/** The office that somebody in that role holds, if any. */
export const officeFor = (role: string): string | undefined =>
  Object.keys(OFFICES).find((office) => holdsOffice(office, role));
