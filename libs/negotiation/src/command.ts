import { z } from 'zod';
import { Audience, Channel, Id, Instant, Language, Line, Seen, Words } from './vocabulary.js';

/** A rule that the Chair passes on the record, with words that stay in the register of overrides for ever. */
const Override = z.strictObject({
  rule: z.string().regex(/^R([1-9]|1\d|2\d)$/, 'must be R1 to R29'),
  code: z.string().regex(/^[A-Z][A-Z_]+$/, 'must be the code of the refusal'),
  words: Words,
});

/** What every command carries beside its own data. Unknown fields are refused: what is not understood is not recorded. */
export const envelope = <D extends z.ZodType>(data: D) =>
  z.strictObject({
    data,
    seen: Seen.optional().describe('what the Chair saw; decisions must say it'),
    occurredAt: Instant.optional().describe('when it happened in the room, where that is not now'),
    form: z
      .enum(['written', 'oral'])
      .optional()
      .describe(
        'oral: read out in the room, at occurredAt; transcribed by the secretariat it waits for its proposer to confirm it',
      ),
    delegation: Id.optional().describe('whose words these are, where the secretariat records them'),
    onBehalfOf: z.strictObject({ group: Id }).optional(),
    instructedBy: Id.optional().describe(
      'who presided and instructed, where the secretariat records an act of the Chair',
    ),
    overrides: z.array(Override).max(50).optional(),
    source: z
      .strictObject({ document: Line, paragraph: Line.optional(), asPrinted: Line.optional() })
      .optional()
      .describe('the paper it is entered from'),
    audience: Audience.optional(),
    channel: Channel.optional(),
    language: Language.optional(),
  });

export type Given<D = unknown> = Omit<z.output<ReturnType<typeof envelope>>, 'data'> & { readonly data: D };

/** Who gave a command, and when it reached the door. */
export interface Caller {
  readonly person: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly receivedAt: string;
  /** True for the holder of the operator’s key. */
  readonly operator: boolean;
  /** By a link that was sent to this person, and not by a token of theirs. */
  readonly byLink?: boolean;
}

/** A request to add to the record. What it asks for is in `data`; who asks is settled when it is decided. */
export abstract class Command<D = unknown> {
  constructor(
    readonly id: string,
    readonly given: Given<D>,
    readonly caller: Caller,
  ) {}

  get data(): D {
    return this.given.data;
  }

  get seen(): Seen | undefined {
    return this.given.seen;
  }
}

/** A command to a negotiated text; `id` is the text's. */
export abstract class TextCommand<D = unknown> extends Command<D> {}

/** A command to a body; `id` is the body's. */
export abstract class BodyCommand<D = unknown> extends Command<D> {}

/** A command about a person; `id` is the person's. */
export abstract class PersonCommand<D = unknown> extends Command<D> {}

/** A command about what somebody was told; `id` is `<notice>~<recipient>`. */
export abstract class NoticeCommand<D = unknown> extends Command<D> {}

/** A command to the register of access; `id` is always `access`. */
export abstract class AccessCommand<D = unknown> extends Command<D> {}
