import { createTransport } from 'nodemailer';
import { Unavailable } from '#eventsourcing';
import { describeSmtp, type SmtpError } from './smtp-failure.js';
import { smtpSettings } from './smtp-settings.js';

/** How a mail server was reached. */
export interface Greeting {
  readonly host: string;
  readonly port: number;
  readonly encrypted: 'from the first byte' | 'by STARTTLS' | 'if it offers STARTTLS';
  readonly signedIn: boolean;
}

/**
 * Connects, greets, encrypts and signs in as for a message, and sends none. `Invalid('SMTP_URL')`; `Unavailable('SMTP_UNUSABLE')`
 * says what the server refused, within `limitMs`.
 */
export const greetMailServer = async (url: string, limitMs = 10_000): Promise<Greeting> => {
  const settings = smtpSettings(url);
  const limits = { connectionTimeout: limitMs, dnsTimeout: limitMs, greetingTimeout: limitMs, socketTimeout: limitMs };
  const transport = createTransport({ ...settings, ...limits });
  try {
    await transport.verify();
  } catch (error) {
    throw new Unavailable('SMTP_UNUSABLE', describeSmtp(error as SmtpError), { cause: error });
  } finally {
    transport.close();
  }
  const { host, port, secure, requireTLS, auth } = settings;
  const encrypted = secure ? 'from the first byte' : requireTLS ? 'by STARTTLS' : 'if it offers STARTTLS';
  return { host, port, encrypted, signedIn: auth !== undefined };
};
