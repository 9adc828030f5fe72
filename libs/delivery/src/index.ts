export type * from './channel.js';
export { PermanentFailure, TransientFailure } from './channel.js';
export { emailChannel } from './e-mail/e-mail-channel.js';
export { greetMailServer } from './e-mail/greeting.js';
export { messageId } from './e-mail/message-id.js';
export { InboxChannel } from './inbox-channel.js';
export { noticeMessage, type Notice, type NoticeText } from './notice.js';
export type * from './paper/paper.js';
export { renderPaper, type RenderedPaper } from './paper/render-paper.js';
