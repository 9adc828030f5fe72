import { readSettings, type Settings } from '#api';
import { Invalid } from '#eventsourcing';
import { shown } from '../stores.js';
import { doubtful, ill, well, type Finding } from './finding.js';

/** The settings as the service would read them, or each that is wrong. */
export const settingsIn = (env: NodeJS.ProcessEnv): { settings?: Settings; findings: Finding[] } => {
  try {
    const settings = readSettings(env);
    return { settings, findings: ofSettings(settings) };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { findings: error.issues.map(({ path, message }) => ill('settings', `${path} ${message}`, CURE)) };
  }
};

const CURE = 'set it as said, or leave it out for its default: docs/OPERATIONS.md, Settings';

const ofSettings = (settings: Settings): Finding[] => [
  well('settings', `role ${settings.role}, ledger ${shown(settings.eventStore)}, folder ${settings.data}`),
  ...(settings.role === 'worker' || settings.role === 'all' ? ofNotices(settings) : []),
];

const ofNotices = ({ smtpUrl, mailFrom, publicUrl }: Settings): Finding[] => [
  ...(publicUrl === undefined
    ? [doubtful('settings', 'notices carry no link', 'set NONPAPER_PUBLIC_URL to where delegations reach the service')]
    : []),
  ...(smtpUrl !== undefined && mailFrom.endsWith('.invalid')
    ? [
        doubtful(
          'settings',
          `mail is sent from ${mailFrom}, which nobody can answer`,
          'set NONPAPER_MAIL_FROM to an address of your domain',
        ),
      ]
    : []),
];
