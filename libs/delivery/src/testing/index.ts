export { startSmtpSink, type SmtpSink, type TakenMessage } from './smtp-sink.js';
