import type { Channel } from '../channel.js';
import { EmlChannel } from './eml-channel.js';
import { SmtpChannel } from './smtp-channel.js';

/** E-mail by the server named (`NONPAPER_SMTP_URL`), or into a folder when none is. */
export const emailChannel = (smtpUrl: string | undefined, folder: string): Channel =>
  smtpUrl === undefined || smtpUrl === '' ? new EmlChannel(folder) : new SmtpChannel(smtpUrl);
