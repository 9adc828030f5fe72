import { PermanentFailure, TransientFailure } from '../channel.js';

/** What nodemailer says about a refusal. */
export interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly recipient?: string;
}

const AUTHENTICATION_REQUIRED = 530;
const ABOUT_THE_MESSAGE = /^(?:MAIL FROM|RCPT TO|DATA)$/;

/** True when the server refuses this message or mailbox for good; a server that refuses *us* may be set right. */
export const isPermanent = ({ command = '', responseCode = 0 }: SmtpError): boolean =>
  responseCode >= 500 && responseCode !== AUTHENTICATION_REQUIRED && ABOUT_THE_MESSAGE.test(command);

/** The class of failure for the caller; `sent` when the whole message had left us. */
export const failureOf = (error: SmtpError, sent: boolean): TransientFailure | PermanentFailure => {
  const said = describeSmtp(error);
  const tooLarge = error.code === 'EMESSAGE' && error.command === 'MAIL FROM';
  if (isPermanent(error) || tooLarge) return new PermanentFailure(said, { cause: error });
  return new TransientFailure(said, sent && error.responseCode === undefined, { cause: error });
};

/** Servers like to repeat the address; who was written to is not for logs. */
export const withoutAddresses = (response: string): string =>
  response
    .replace(/[\p{Cc}]+/gu, ' ')
    .replace(/[^\s<>]+@[^\s<>]+/g, '…')
    .slice(0, 500);

/** What went wrong with a mail server, in words, without addresses. */
export const describeSmtp = ({ code = 'ERROR', command = '', response }: SmtpError): string =>
  withoutAddresses(`the mail server failed at ${command === '' ? 'connecting' : command}: ${response ?? code}`);
