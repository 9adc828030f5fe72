import { redactorFor, type Settings } from '#api';
import { Invalid, NotProven, Unavailable } from '#eventsourcing';
import { COMMON, flagged, given, readArguments } from '../arguments.js';
import { asSettings } from '../local.js';
import { aligned, type Style, type Terminal } from '../terminal.js';
import { ofClock } from './clock.js';
import { ofDeliveries } from './deliveries.js';
import type { Finding } from './finding.js';
import { ofFolder } from './folder.js';
import { ofKeys } from './keys.js';
import { recordIn } from './ledger.js';
import { ofMail } from './mail.js';
import { ofNode } from './node.js';
import { ofQueue } from './queue.js';
import { ofRooms } from './rooms.js';
import { ofService } from './service.js';
import { settingsIn } from './settings.js';
import { ofViews } from './views.js';

const DOCTOR_HELP = [
  'nonpaper doctor [--data DIR] [--url URL] [--verify] [--json]',
  'Looks at everything that the service needs, beside it while it runs or before it is started, and changes nothing: Node, settings,',
  'data folder, ledger, views, queue, dispatcher, mail server (no mail is sent), keys, clock, the running service, what was delivered,',
  'and who is missing. One line for each finding: ok, warn or FAIL, and what would mend it. Passwords are blotted out.',
  '--verify computes every hash of the ledger again; without it every hash of a short ledger, and each fiftieth of a long one.',
  'Exits 0 when nothing fails, warnings or not; 2 when a setting is wrong; 8 when the ledger does not prove itself; else 7.',
];

/** `nonpaper doctor`: how each part is, and the cure. */
export const doctor = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const text = { type: 'string' } as const;
  const args = readArguments(argv, { ...COMMON, data: text, url: text, verify: { type: 'boolean' } });
  if (flagged(args, 'help')) {
    terminal.out(...DOCTOR_HELP);
    return;
  }
  if (args.words.length > 0) throw new Invalid('ARGUMENTS', 'nonpaper doctor takes no words. See --help.');
  const { settings, findings } = settingsIn(asSettings(args, env));
  const url = given(args, 'url') ?? env.NONPAPER_URL;
  const all = settings ? await examined(settings, url, flagged(args, 'verify')) : [];
  const told = [...ofNode(), ...findings, ...all];
  tell(told, flagged(args, 'json'), terminal);
  judge(told);
};

const examined = async (settings: Settings, url: string | undefined, verify: boolean): Promise<Finding[]> => {
  const { seen, findings } = await recordIn(settings, verify);
  const all = [
    ...ofFolder(settings),
    ...findings,
    ...(seen ? ofViews(settings, seen) : []),
    ...(await ofQueue(settings, seen, url)),
    ...(await ofMail(settings)),
    ...(await ofKeys(settings, seen !== undefined && seen.events > 0)),
    ...ofClock(seen ?? {}),
    ...(await ofService(settings, url)),
    ...(seen ? [...ofDeliveries(seen), ...ofRooms(seen)] : []),
  ];
  const redact = redactorFor(settings);
  return all.map((finding) => ({ ...finding, what: redact(finding.what) }));
};

const STYLES: Readonly<Record<Finding['level'], Style>> = { ok: 'green', warn: 'yellow', FAIL: 'red' };

const tell = (findings: readonly Finding[], asJson: boolean, terminal: Terminal): void => {
  if (asJson) {
    terminal.out(JSON.stringify(findings));
    return;
  }
  terminal.out(
    ...aligned(
      findings.map(({ level, component, what, cure }) => [
        terminal.style(STYLES[level], level),
        `${component}:`,
        cure === undefined ? what : `${what} — ${cure}`,
      ]),
    ),
  );
};

/** The exit code is that of the worst: `Invalid('SETTINGS')`, `NotProven('LEDGER_DAMAGED')`, `Unavailable('NOT_WELL')`. */
const judge = (findings: readonly Finding[]): void => {
  const ill = findings.filter(({ level }) => level === 'FAIL');
  const parts = [...new Set(ill.map(({ component }) => component))];
  if (parts.length === 0) return;
  const what = `Not well: ${parts.join(', ')}.`;
  if (parts.includes('settings')) throw new Invalid('SETTINGS', what);
  if (ill.some((finding) => finding.what.startsWith('LEDGER_DAMAGED'))) throw new NotProven('LEDGER_DAMAGED', what);
  throw new Unavailable('NOT_WELL', what);
};
