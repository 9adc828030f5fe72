// A mail server for specs, in a process of its own: prints each message that it took as a line of JSON.
// What it does follows from the recipient's name: refused@ (550), later@ (451), once@ (451 the first time),
// dies@ (takes the whole message and exits without an answer), silent@ (takes it and says nothing).
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const refusal = (responseCode, text) => Object.assign(new Error(text), { responseCode });
const seen = new Set();

const onRcptTo = ({ address }, session, done) => {
  const [who] = address.split('@');
  if (who === 'refused') return done(refusal(550, `5.1.1 <${address}> no such mailbox`));
  if (who === 'later') return done(refusal(451, '4.2.0 busy, later'));
  if (who === 'once' && !seen.has(address)) {
    seen.add(address);
    return done(refusal(451, '4.7.1 greylisted'));
  }
  return done();
};

const onData = (stream, session, done) => {
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  stream.on('end', () => {
    const { mailFrom, rcptTo } = session.envelope;
    const to = rcptTo.map(({ address }) => address);
    say({ from: mailFrom.address, to, raw: Buffer.concat(chunks).toString('utf8') });
    if (to.some((address) => address.startsWith('dies@'))) process.exit(1);
    if (!to.some((address) => address.startsWith('silent@'))) done(null, `taken for ${to.join(' ')}`);
  });
};

const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], onRcptTo, onData });
server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));

// A second port accepts connections and never greets.
const mute = createServer(() => undefined);
mute.listen(0, '127.0.0.1', () => say({ mutePort: mute.address().port }));
