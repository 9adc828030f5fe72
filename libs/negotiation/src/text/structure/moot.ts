import { touching } from '../package/package.js';
import { pendingOn, type Text } from '../text.js';
import type { Moot } from './structure.js';

/** What hangs on questions and falls with them; not the proposal that is being accepted. */
export const mootWith = (text: Text, questions: readonly string[], accepted?: string): Moot => ({
  proposals: [...new Set(questions.flatMap((id) => [...pendingOn(text, id)].map((p) => p.proposalId)))].filter(
    (id) => id !== accepted,
  ),
  objections: [...text.objections.values()]
    .filter((o) => questions.includes(o.questionId) && (o.status === 'live' || o.status === 'addressed'))
    .map((o) => o.objectionId),
  ...touching(text, ...questions),
});
