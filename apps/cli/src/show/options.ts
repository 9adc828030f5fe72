import { CONNECTION, type Options } from '../arguments.js';

/** What may be shown, one line each. */
export const SHOW_HELP = `nonpaper show                            the texts you may see
nonpaper show <text> [--at <moment>]     the text as it stands, or as it stood
nonpaper show <text> <question>          one question, by number (14, "3 (a)") or id
nonpaper show <text> --negotiation       the text with all that is open in its place; [question] narrows it
nonpaper show <text> --collisions        which open proposals are in each other’s way; [question] narrows it
nonpaper show <text> --attribution       whose each word is, struck ones too; [question] narrows it
nonpaper show <text> --proposals         what is proposed, and what became of it; [question] narrows it
nonpaper show <text> --comments          what was said without proposing it; [question] narrows it
nonpaper show <text> --objections        concerns and formal objections; [question] narrows it
nonpaper show <text> --reservations      what parties reserve beside agreement; [question] narrows it
nonpaper show <text> --versions          the papers issued
nonpaper show <text> --history <question>   all that happened to a question
nonpaper show <text> --blocking <goal>   what stands in the way of: close, certify, agree:<question>, gavel:<question>
nonpaper show <text> --support           who supports what, and how it counts; [question] narrows it
nonpaper show <text> --outstanding       what is not settled, and what was said beside what is
nonpaper show <text> --since-spoke       what happened since your delegation last spoke; --delegation for another one's
nonpaper show <text> --while-out         what happened while your delegation was out of the room; --meeting <id>
nonpaper show <text> --register <which>  what stays visible for ever: overrides, corrections or unconfirmed
nonpaper show <text> --deliveries        what was due to whom, and what became of it
nonpaper show <text> --unacknowledged    what was sent, and nobody says that they have
nonpaper show <text> --recipients <verb> who would be told of a command before it is given; --input '{…}' is the command
nonpaper show <person> --preferences     when you are written to, and what you do without
nonpaper show <text> --inbox             what your delegation was told; --delegation <id> for another one's

A moment is a revision (87), an instant or date (2017-09-12), recorded:<instant>, reading:<n> or version:<symbol>.`.split(
  '\n',
);

/** What `nonpaper show` understands. */
export const SHOWING: Options = {
  ...CONNECTION,
  at: { type: 'string' },
  negotiation: { type: 'boolean' },
  attribution: { type: 'boolean' },
  collisions: { type: 'boolean' },
  proposals: { type: 'boolean' },
  comments: { type: 'boolean' },
  objections: { type: 'boolean' },
  reservations: { type: 'boolean' },
  versions: { type: 'boolean' },
  history: { type: 'string' },
  blocking: { type: 'string' },
  support: { type: 'boolean' },
  outstanding: { type: 'boolean' },
  'since-spoke': { type: 'boolean' },
  'while-out': { type: 'boolean' },
  register: { type: 'string' },
  meeting: { type: 'string' },
  deliveries: { type: 'boolean' },
  unacknowledged: { type: 'boolean' },
  recipients: { type: 'string' },
  input: { type: 'string' },
  preferences: { type: 'boolean' },
  inbox: { type: 'boolean' },
  delegation: { type: 'string' },
};
