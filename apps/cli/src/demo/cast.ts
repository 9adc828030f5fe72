import { uuidv5 } from '#eventsourcing';

/** The body and the text of the sample. */
export const BODY = 'wg7';
export const TEXT = 'smuggling-questionnaire';

/** The opaque id of somebody in the sample: it says nothing, and is the same each time the sample is played. */
export const personOf = (name: string): string => uuidv5('nonpaper sample', 'person', name);

export const OFFICERS = ['chair', 'secretariat', 'auditor'] as const;
