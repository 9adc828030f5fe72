import { NotFound, Refused } from '#eventsourcing';
import { spansAt } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { unchangedSince } from '../decision.js';
import { blocksCertifying } from '../gate/certify.js';
import { pass } from '../gate/gate.js';
import { tabledText } from '../guards.js';
import { isTombstone, type Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import { latestVersion, type Text } from '../text.js';
import type { VersionEvent } from './version.js';

const input = z.strictObject({ versionId: Id });

/** The Chair certifies the latest version as ready for the Conference (R14). */
export class CertifyConferenceReady extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const certifyConferenceReady = ({ data }: CertifyConferenceReady, text: Text, act: Act): VersionEvent[] => {
  tabledText(text);
  const version = text.versions.find((v) => v.versionId === data.versionId);
  if (!version) throw new NotFound('VERSION_UNKNOWN', `No version ${data.versionId} of this text was issued.`);
  unchangedSince(act, text.revision, { text: text.revision });
  if (version !== latestVersion(text))
    throw new Refused(
      'R29',
      'VERSION_SUPERSEDED',
      'That version was superseded; only the latest goes to the Conference.',
    );
  const passed = pass(act, text, blocksCertifying(text));
  const { versionId, symbol, stamp, languages, manifestHash } = version;
  return [
    {
      type: 'ConferenceReadyCertified',
      data: { versionId, symbol, stamp, languages, manifestHash, ...standingsOf(text), passed, seen: act.seen() },
    },
  ];
};

const standingsOf = (text: Text): { agreed: string[]; bracketed: string[]; removed: string[] } => {
  const idsOf = (holds: (question: Question) => boolean): string[] =>
    [...text.questions.values()].filter(holds).map((q) => q.questionId);
  return {
    agreed: idsOf((q) => q.status === 'agreed'),
    bracketed: idsOf((q) => !isTombstone(q) && spansAt(weaveOf(q.wording)).length > 0),
    removed: idsOf((q) => q.status === 'removed'),
  };
};
