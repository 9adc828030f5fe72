import { NotFound, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { standingQuestion, tabledText } from '../guards.js';
import { questionsOf } from '../proposal/kinds.js';
import { latestVersion, type Text } from '../text.js';
import type { ReadingEvent } from './reading.js';

const input = z.strictObject({
  session: Id,
  scope: z.array(Id).min(1).max(5000).optional().describe('questions to be read; by default all that are not settled'),
});

/** The Chair opens the next reading, on the latest version. */
export class OpenReading extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

const PUT_OFF = new Set(['deferred', 'carried-over']);

export const openReading = ({ data }: OpenReading, text: Text, act: Act): ReadingEvent[] => {
  tabledText(text);
  if (!act.body.sessions.has(data.session))
    throw new NotFound('SESSION_UNKNOWN', `The body did not convene a session ${data.session}.`);
  const last = text.readings.at(-1);
  if (last && last.status !== 'concluded')
    throw new Refused(
      'R25',
      'READING_NOT_CONCLUDED',
      `Reading ${String(last.n)} is ${last.status}: its revision is issued first.`,
    );
  const scope = scopeOf(data.scope, text);
  const inScope = new Set(scope);
  const takenUp = [...text.proposals.values()]
    .filter((p) => PUT_OFF.has(p.status) && (p.kind === 'addition' || questionsOf(p).every((id) => inScope.has(id))))
    .map((p) => p.proposalId);
  const base = latestVersion(text)?.versionId ?? '';
  return [
    { type: 'ReadingOpened', data: { reading: (last?.n ?? 0) + 1, session: data.session, base, scope, takenUp } },
  ];
};

const scopeOf = (asked: readonly string[] | undefined, text: Text): string[] => {
  const outstanding = [...text.questions.values()].filter((q) => q.status === 'open' || q.status === 'deferred');
  const scope = asked === undefined ? outstanding.map((q) => q.questionId) : [...new Set(asked)];
  if (scope.length === 0)
    throw new Refused('R29', 'NOTHING_OUTSTANDING', 'Every question is settled: there is nothing to read.');
  for (const id of scope) {
    const { status } = standingQuestion(text, id);
    if (status === 'agreed')
      throw new Refused(
        'R29',
        'QUESTION_AGREED',
        `Question ${id} is agreed; the Chair reopens it before it is read again.`,
      );
  }
  return scope;
};
