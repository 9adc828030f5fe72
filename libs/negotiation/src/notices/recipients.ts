import type { Draft } from '#eventsourcing';
import type { Body } from '../body/body.js';
import type { Notice } from '../delivery/delivery.js';
import { evolveText } from '../text/evolve-text.js';
import type { Text, TextFact } from '../text/text.js';
import { noticesOf } from './notices.js';

/** Who would hear of what a command would record: told by the very rules by which they are told afterwards. */
export const noticesOfDrafts = (drafts: readonly Draft[], text: Text, body: Body, now: string): Notice[] => {
  const notices: Notice[] = [];
  let before = text;
  for (const { type, data, meta } of drafts) {
    const fact = {
      ...{ stream: `text-${text.id}`, revision: before.revision + 1, type, schema: 1, data },
      meta: { ...meta, commandId: 'not given', recordedAt: now },
    } as unknown as TextFact;
    const after = evolveText(before, fact);
    notices.push(...noticesOf(fact, before, after, body));
    before = after;
  }
  return notices;
};

/** Who would hear of a version that is not issued, or not certified, yet; whatever still stands in its way. */
export const noticesOfVersion = (kind: VersionKind, text: Text, body: Body, now: string): Notice[] => {
  const data = { versionId: 'to-come', kind: 'concluding', symbol: null, stamp: now };
  const fact = { type: EVENT[kind], revision: text.revision + 1, data, meta: { occurredAt: now, recordedAt: now } };
  return noticesOf(fact as unknown as TextFact, text, text, body);
};

const EVENT = { 'issue-revision': 'VersionIssued', 'certify-conference-ready': 'ConferenceReadyCertified' } as const;

export type VersionKind = keyof typeof EVENT;

export const isVersionKind = (verb: string): verb is VersionKind => Object.hasOwn(EVENT, verb);
