import { z } from 'zod';
import { BodyCommand } from '../../command.js';
import type { Body, BodyEvent } from '../body.js';
import { registeredBody } from '../guards.js';
import { Settings } from './registration.js';

const input = z.strictObject({ settings: Settings });

/** The body changes its settings; what was decided before stays judged by those of its time. */
export class ChangeSettings extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const changeSettings = ({ data }: ChangeSettings, body: Body): BodyEvent[] => {
  registeredBody(body);
  return [{ type: 'SettingsChanged', data }];
};
