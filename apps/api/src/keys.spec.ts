import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { issueToken, makeKeys, openKeys, operatorToken, readKeys, Tokens, type Keys } from './keys.js';

const PERSON = 'be4c0000-0000-4000-8000-000000000000';

describe('keys and tokens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonpaper-keys-'));
  const file = join(folder, 'keys.json');
  let keys: Keys;
  let tokens: Tokens;
  beforeAll(async () => {
    keys = await openKeys(file);
    tokens = new Tokens(keys);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const invalid = { name: 'Unauthenticated', code: 'TOKEN_INVALID' };

  it('makes keys once, for their owner only', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const made = readFileSync(file, 'utf8');
    const again = await openKeys(file);
    expect(readFileSync(file, 'utf8')).toBe(made);
    await expect(new Tokens(again).prove(await issueToken(keys, PERSON))).resolves.toMatchObject({ person: PERSON });
  });

  it('says so when the file is no key', async () => {
    const other = mkdtempSync(join(tmpdir(), 'nonpaper-keys-'));
    writeFileSync(join(other, 'keys.json'), '{}');
    const unreadable = { name: 'Invalid', code: 'KEYS_UNREADABLE' };
    await expect(openKeys(join(other, 'keys.json'))).rejects.toMatchObject(unreadable);
    await expect(readKeys(join(other, 'none.json'))).rejects.toMatchObject(unreadable);
    rmSync(other, { recursive: true });
  });

  it('makes none over others, and leaves nothing lying about', async () => {
    const made = readFileSync(file, 'utf8');
    await expect(makeKeys(file)).rejects.toMatchObject({ name: 'Invalid', code: 'KEYS_EXIST' });
    expect(readFileSync(file, 'utf8')).toBe(made);
    expect(readdirSync(folder)).toEqual(['keys.json']);
    await expect(makeKeys(join(file, 'below'))).rejects.toMatchObject({ name: 'Invalid', code: 'KEYS_UNWRITABLE' });
  });

  it('proves a person, and the operator', async () => {
    expect(await tokens.prove(await issueToken(keys, PERSON))).toMatchObject({ person: PERSON, operator: false });
    expect(await tokens.prove(await operatorToken(keys))).toMatchObject({ operator: true });
  });

  it('gives each token its own mark', async () => {
    expect(await issueToken(keys, PERSON)).not.toBe(await issueToken(keys, PERSON));
  });

  it('takes no token that has expired', async () => {
    await expect(tokens.prove(await issueToken(keys, PERSON, -1))).rejects.toMatchObject(invalid);
  });

  it('takes no token that was tampered with, wherever', async () => {
    const [header = '', payload = '', signature = ''] = (await issueToken(keys, PERSON)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'operator' })).toString('base64url');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const token of [
      `${header}.${forged}.${signature}`,
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.`,
    ])
      await expect(tokens.prove(token)).rejects.toMatchObject(invalid);
  });

  it('takes no token without a signature, or signed otherwise', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: 'nonpaper', sub: 'operator', iat: 1, exp: 9_999_999_999 };
    const none = `${part({ alg: 'none' })}.${part(claims)}.`;
    const { x = '' } = JSON.parse(readFileSync(file, 'utf8')) as { x?: string };
    const secret = Buffer.from(x, 'base64url');
    const hmac = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    for (const token of [none, hmac, 'x.y.z', '', 'x'])
      await expect(tokens.prove(token)).rejects.toMatchObject(invalid);
  });

  it('takes no token of another service', async () => {
    const other = mkdtempSync(join(tmpdir(), 'nonpaper-keys-'));
    await expect(
      tokens.prove(await issueToken(await openKeys(join(other, 'keys.json')), PERSON)),
    ).rejects.toMatchObject(invalid);
    rmSync(other, { recursive: true });
    const issued = new SignJWT({ sub: PERSON }).setProtectedHeader({ alg: 'EdDSA' }).setIssuer('elsewhere');
    await expect(tokens.prove(await issued.setExpirationTime('1h').sign(keys.sign))).rejects.toMatchObject(invalid);
  });
});
