import { z } from 'zod';
import type { FactOf } from '../../fact.js';
import { distinct, Language, Line, Names } from '../../vocabulary.js';

export const Settings = z.strictObject({
  languages: z
    .array(Language)
    .min(1)
    .max(6)
    .refine(distinct, 'must all differ')
    .describe('languages in which papers are issued'),
  daysToEffect: z.int().min(0).max(3650).describe('days from deposit to effect of a treaty action'),
});
export type Settings = z.infer<typeof Settings>;

export const Instrument = z.strictObject({
  name: Line,
  articles: z.record(z.string().max(20), Line).optional().describe('title of each article, by number'),
});

export const Registration = z.strictObject({
  name: Names,
  symbol: Line.optional(),
  conference: z.strictObject({ name: Line, symbol: Line.optional() }).optional(),
  instrument: Instrument,
  parentInstrument: Instrument.optional(),
  settings: Settings,
});
export type Registration = z.infer<typeof Registration>;

export type RegistrationEvent =
  { type: 'BodyRegistered'; data: Registration } | { type: 'SettingsChanged'; data: { settings: Settings } };

/** What the body is, and the revision since which its settings hold. */
export interface Registered extends Registration {
  readonly settingsRevision: number;
}

export const evolveRegistration = (
  registered: Registered | undefined,
  fact: FactOf<RegistrationEvent>,
): Registered | undefined => {
  switch (fact.type) {
    case 'BodyRegistered':
      return { ...fact.data, settingsRevision: fact.revision };
    case 'SettingsChanged':
      return registered && { ...registered, settings: fact.data.settings, settingsRevision: fact.revision };
  }
};
