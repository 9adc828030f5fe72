import { createTransport } from 'nodemailer';
import type { Address, Channel, Message, Receipt } from '../channel.js';
import { type Composed, compose } from './compose.js';
import { failureOf, isPermanent, type SmtpError, withoutAddresses } from './smtp-failure.js';
import { type SmtpSettings, smtpSettings } from './smtp-settings.js';

/** In milliseconds. */
export interface SmtpLimits {
  readonly connect: number;
  /** Silence of the server. */
  readonly silence: number;
  /** The whole conversation. */
  readonly whole: number;
}

const LIMITS: SmtpLimits = { connect: 10_000, silence: 30_000, whole: 120_000 };

/** E-mail through a mail server: one conversation for all addresses of one recipient. */
export class SmtpChannel implements Channel {
  readonly name = 'e-mail';
  readonly #settings: SmtpSettings;
  readonly #limits: SmtpLimits;

  constructor(url: string, limits: Partial<SmtpLimits> = {}) {
    this.#settings = smtpSettings(url);
    this.#limits = { ...LIMITS, ...limits };
  }

  async deliver(message: Message, signal?: AbortSignal): Promise<Receipt> {
    const composed = await compose(message);
    const conversation = new Conversation(this.#settings, this.#limits);
    try {
      const { accepted, rejectedErrors = [], response } = await conversation.send(composed, signal);
      return receipt(message.to, accepted.length, rejectedErrors, composed.unusable, response);
    } catch (error) {
      throw failureOf(error as SmtpError, conversation.sent);
    }
  }
}

interface Answer {
  readonly accepted: readonly unknown[];
  readonly rejectedErrors?: readonly SmtpError[];
  readonly response: string;
}

class Conversation {
  /** True once the last byte has left: from then on the server may have taken the message, whatever else happens. */
  sent = false;
  readonly #settings: SmtpSettings;
  readonly #limits: SmtpLimits;

  constructor(settings: SmtpSettings, limits: SmtpLimits) {
    this.#settings = settings;
    this.#limits = limits;
  }

  async send({ bytes, from, to }: Composed, signal?: AbortSignal): Promise<Answer> {
    const { connect, silence, whole } = this.#limits;
    const transport = createTransport({
      ...this.#settings,
      connectionTimeout: connect,
      dnsTimeout: connect,
      greetingTimeout: silence,
      socketTimeout: silence,
      logger: this.#logger(),
    });
    const limit = AbortSignal.timeout(whole);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      return (await transport.sendMail({ envelope: { from, to: [...to] }, raw: bytes, signal: stop })) as Answer;
    } finally {
      transport.close();
    }
  }

  /** nodemailer tells the end of the message only to its log; the specs with a dying server hold it to that. */
  #logger() {
    const ignore = (): void => undefined;
    const info = (entry: { tnx?: string }): void => {
      if (entry.tnx === 'message') this.sent = true;
    };
    return { level: ignore, trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore };
  }
}

const receipt = (
  to: readonly Address[],
  accepted: number,
  refusals: readonly SmtpError[],
  unusable: number,
  response: string,
): Receipt => {
  const deferred = refusals.filter((refusal) => !isPermanent(refusal)).map(({ recipient }) => recipient);
  return {
    accepted,
    rejected: { count: refusals.length + unusable, permanent: refusals.length - deferred.length + unusable },
    deferred: to.filter(({ address }) => deferred.includes(address)),
    response: withoutAddresses(response),
  };
};
