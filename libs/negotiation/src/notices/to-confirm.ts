import type { Meeting } from '../body/session/session.js';
import type { Notice } from '../delivery/delivery.js';
import { verbOf } from '../register.js';
import type { Text, TextFact } from '../text/text.js';
import { entryOf } from '../views/entry.js';
import { CHAIR } from './offices.js';
import { titleOf } from './title.js';

/**
 * When a meeting has closed the Chair hears which acts recorded there on instruction nobody has confirmed or disputed.
 * `recorded`: the events of the text that were recorded on instruction at that meeting; `text` as it stood at the close.
 */
export const toConfirmNotice = (
  text: Text,
  { meeting, n }: Pick<Meeting, 'meeting' | 'n'>,
  recorded: readonly TextFact[],
): Notice | undefined => {
  const open = recorded.filter(({ revision }) => text.instructed.get(revision)?.status === 'unconfirmed');
  if (open.length === 0) return undefined;
  const acts = open.length === 1 ? '1 act' : `${String(open.length)} acts`;
  return {
    notice: `acts-to-confirm.${text.id}.${meeting}`,
    kind: 'acts-to-confirm',
    recipient: CHAIR,
    text: text.id,
    title: `${acts} recorded on the Chair’s instruction at meeting ${String(n)}, to be confirmed`,
    lines: [
      ...open.map((fact) => told(fact, text)),
      `As instructed: nonpaper text confirm-acts ${text.id} ${open.map(({ revision }) => `--revisions ${String(revision)}`).join(' ')}`,
      `Not as instructed: nonpaper text dispute-act ${text.id} --revision N --words "…"; it stands, marked; what it did is decided anew.`,
    ],
  };
};

/** By the verb that it was recorded with, as whoever recorded it knows it. */
const told = (fact: TextFact, text: Text): string => {
  const { revision, type, command, meta } = fact;
  const { question } = entryOf(fact, text);
  const on = question === undefined ? '' : ` on ${titleOf(text, question)}`;
  const at = meta.occurredAt.slice(11, 16);
  return `Revision ${String(revision)}, ${at} UTC: ${command ? verbOf(command.name) : type}${on}`;
};
