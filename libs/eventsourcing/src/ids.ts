import { hash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, as 64 hex digits. */
export const sha256 = (text: string): string => hash('sha256', text);

/** The namespace of every id made here (the DNS namespace of RFC 9562), one character for each byte. */
const NAMESPACE = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex').toString('latin1');

/** A name-based UUID (RFC 9562, version 5) over parts that together are unique; parts are joined by a newline. */
export const uuidv5 = (...parts: readonly (string | number)[]): string => {
  const hex = hash('sha1', Buffer.from(NAMESPACE + utf8(parts.join('\n')), 'latin1'));
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A text's bytes in UTF-8, one character for each; most names have nothing but ASCII. */
const utf8 = (text: string): string => (/[^ -~\n]/.test(text) ? Buffer.from(text).toString('latin1') : text);
