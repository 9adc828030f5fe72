import type { Settings } from '#api';
import { greetMailServer } from '#delivery';
import { doubtful, ill, said, well, type Finding } from './finding.js';

/** The mail server, spoken to as for a message; none is sent. */
export const ofMail = async ({ role, smtpUrl, data }: Settings): Promise<Finding[]> => {
  if (role === 'api') return [well('mail', 'is the workers’')];
  if (smtpUrl === undefined)
    return [doubtful('mail', `no server is named: mail is put into ${data}/mail`, 'set NONPAPER_SMTP_URL')];
  try {
    const { host, port, encrypted, signedIn } = await greetMailServer(smtpUrl);
    return [well('mail', `${host}:${port} answers; encrypted ${encrypted}${signedIn ? ', signed in' : ''}`)];
  } catch (error) {
    return [
      ill('mail', said(error), 'let the server that NONPAPER_SMTP_URL names answer, with that user and password'),
    ];
  }
};
