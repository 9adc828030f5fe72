import { redacted, redactorFor } from './redaction.js';

describe('what is said of the settings', () => {
  const redact = redactorFor({
    eventStore: 'kurrentdb://admin:chang%40eit@a:2113,b:2113?tls=false',
    queue: 'rediss://:open/sesame@queue:6379',
    smtpUrl: 'smtp://post:abc@mail:587',
  });

  it.each([
    ['cannot connect to kurrentdb://admin:chang%40eit@a:2113', 'cannot connect to kurrentdb://admin:***@a:2113'],
    ['wrong password "chang@eit"', 'wrong password "***"'],
    ['no answer from rediss://:open/sesame@queue:6379', 'no answer from rediss://:***@queue:6379'],
    ['smtp://post:abc@mail:587 refused abc', 'smtp://post:***@mail:587 refused abc'],
    ['nothing to hide', 'nothing to hide'],
  ])('has no password in it: %s', (text, told) => expect(redact(text)).toBe(told));

  it('leaves everything as it is where there is no password', () => {
    const open = redactorFor({ eventStore: 'kurrentdb://a:2113', queue: 'sqlite' });
    expect(open('kurrentdb://a:2113')).toBe('kurrentdb://a:2113');
  });

  it('is the same error', () => {
    const error = new Error('open/sesame');
    expect(redacted(error, redact)).toBe(error);
    expect(error.message + (error.stack ?? '')).not.toContain('sesame');
    expect(redacted('thrown', redact)).toBe('thrown');
  });
});
