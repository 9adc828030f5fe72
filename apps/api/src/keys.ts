import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { Invalid, Unauthenticated, uuidv5 } from '#eventsourcing';

/** The service's signing key: whoever holds the file can make tokens, and so is the operator. */
export interface Keys {
  readonly sign: CryptoKey | Uint8Array;
  readonly verify: CryptoKey | Uint8Array;
}

const ALGORITHM = 'EdDSA';
const ISSUER = 'nonpaper';
const OPERATOR = 'operator';

/** Reads the keys in a file; where there are none they are made, readable by their owner only. */
export const openKeys = async (file: string): Promise<Keys> => {
  if (!existsSync(file)) await makeKeys(file);
  return readKeys(file);
};

/** Reads the keys in a file that must be there: nodes that each made their own would refuse each other's tokens. */
export const readKeys = async (file: string): Promise<Keys> => {
  try {
    const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK;
    const { d: _, ...open } = jwk;
    return { sign: await importJWK(jwk, ALGORITHM), verify: await importJWK(open, ALGORITHM) };
  } catch (error) {
    throw new Invalid(
      'KEYS_UNREADABLE',
      `${file} is not a key of this service, made with "nonpaper keys --out FILE": ${String(error)}`,
    );
  }
};

/** Makes keys. `Invalid('KEYS_EXIST')` rather than another file in the place of one: its tokens would be worthless. */
export const makeKeys = async (file: string): Promise<void> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  } catch (error) {
    throw new Invalid('KEYS_UNWRITABLE', `Keys cannot be written to ${file}: ${(error as Error).message}`);
  }
  put(draft, file);
};

/** Whole or not at all, and never over another file. */
const put = (draft: string, file: string): void => {
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Invalid('KEYS_EXIST', `${file} is there already; name another file.`);
  } finally {
    rmSync(draft);
  }
};

/** A token proves a person, nothing else: what they may do follows from their appointments. */
export const issueToken = (keys: Keys, person: string, days = 366): Promise<string> => {
  const now = Date.now() / 1000;
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setSubject(person)
    .setJti(uuidv5(person, String(now), String(Math.random())))
    .setIssuedAt(now)
    .setExpirationTime(now + days * 86_400)
    .sign(keys.sign);
};

/** A token of the holder of the keys: registers bodies, appoints where nobody else can. */
export const operatorToken = (keys: Keys): Promise<string> => issueToken(keys, OPERATOR, 30);

/** Who a token proves, and since when. */
export interface Proof {
  readonly person: string;
  readonly operator: boolean;
  /** ISO 8601 instant; revocation counts from it. */
  readonly issuedAt: string;
  readonly expires: number;
}

/** Verifies tokens, and remembers those that were good: a signature costs more than a command. */
export class Tokens {
  private readonly known = new Map<string, Proof>();

  constructor(private readonly keys: Keys) {}

  async prove(token: string): Promise<Proof> {
    const known = this.known.get(token);
    if (known && known.expires > Date.now() / 1000) return known;
    const proof = await this.verified(token);
    if (this.known.size >= 10_000) this.known.clear();
    this.known.set(token, proof);
    return proof;
  }

  private async verified(token: string): Promise<Proof> {
    try {
      const { payload } = await jwtVerify(token, this.keys.verify, { issuer: ISSUER, algorithms: [ALGORITHM] });
      const { sub: person = '', iat = 0, exp = 0 } = payload;
      return { person, operator: person === OPERATOR, issuedAt: new Date(iat * 1000).toISOString(), expires: exp };
    } catch {
      throw new Unauthenticated('TOKEN_INVALID', 'The token is not one of this service, or it has expired.');
    }
  }
}
