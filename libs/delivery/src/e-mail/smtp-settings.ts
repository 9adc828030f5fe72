import { Invalid } from '#eventsourcing';

/** How to reach the mail server. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** STARTTLS or nothing: a password is not sent in clear except to this very machine. */
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** Reads `smtp[s]://[user:password@]host[:port]`; `Invalid('SMTP_URL')` says what would be right, without the password. */
export const smtpSettings = (url: string): SmtpSettings => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '')
    throw new Invalid(
      'SMTP_URL',
      'The address of the mail server looks like smtp://user:password@host:587 or smtps://host:465.',
    );
  const { hostname: host, username, password } = parsed;
  const secure = parsed.protocol === 'smtps:';
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    requireTLS: !secure && username !== '' && !LOCAL.test(host),
    ...(username !== '' && { auth }),
  };
};
