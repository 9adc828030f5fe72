import { uuidv5 } from '#eventsourcing';

/** The opaque id of somebody in the sample: it says nothing, and is the same each time the sample is played. */
export const personOf = (name: string): string => uuidv5('nonpaper sample', 'person', name);

export const OFFICERS = ['chair', 'secretariat', 'auditor'] as const;
