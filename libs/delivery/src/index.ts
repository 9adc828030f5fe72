export type * from './channel.js';
export { PermanentFailure, TransientFailure } from './channel.js';
export { EmlChannel } from './e-mail/eml-channel.js';
export { emailChannel } from './e-mail/e-mail-channel.js';
export { messageId } from './e-mail/message-id.js';
export { SmtpChannel, type SmtpLimits } from './e-mail/smtp-channel.js';
export { InboxChannel } from './inbox-channel.js';
