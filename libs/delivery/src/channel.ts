export interface Address {
  readonly name?: string;
  readonly address: string;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string | Uint8Array;
}

/** One notice to one recipient. Its addresses see each other, so they must all be that recipient's own. */
export interface Message {
  /** Made from facts by `messageId`, so that a message sent twice is recognised as one. */
  readonly messageId: string;
  readonly to: readonly Address[];
  readonly from: Address;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** ISO 8601 instant; the time of sending unless given. */
  readonly date?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly Attachment[];
}

export interface Receipt {
  /** How many addresses were taken on. */
  readonly accepted: number;
  readonly rejected: { readonly count: number; readonly permanent: number };
  /** Addresses refused for now: what to send again, and only to them. */
  readonly deferred: readonly Address[];
  /** What the server answered, without addresses. */
  readonly response?: string;
}

/** A way to reach a recipient. Throws `TransientFailure` when nobody was reached for now, `PermanentFailure` when nobody can be. */
export interface Channel {
  readonly name: 'inbox' | 'e-mail';
  deliver(message: Message, signal?: AbortSignal): Promise<Receipt>;
}

/** Nothing was taken, and trying again later may help. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';
  constructor(
    message: string,
    /** The server may have taken the message before the connection was lost: sending again may deliver it twice. */
    readonly perhapsDelivered = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Trying again cannot help: no such mailbox, a message that is refused. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}
