import { shared } from './stubs.js';

const BITS = 64;
const HEX_DIGITS = 16;

const hex = (signed: string): string => BigInt.asUintN(BITS, BigInt(signed)).toString(16).padStart(HEX_DIGITS, '0');

const signed = (digits: string): string => BigInt.asIntN(BITS, BigInt(`0x${digits}`)).toString();

/** An id as text, whichever of its two forms it came in. */
export const idFrom = (uuid: shared.UUID | undefined): string => {
  const structured = uuid?.getStructured();
  if (!structured) return uuid?.getString().toLowerCase() ?? '';
  const digits = hex(structured.getMostSignificantBits()) + hex(structured.getLeastSignificantBits());
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

export const uuid = (id: string, asText: boolean): shared.UUID => {
  if (asText) return new shared.UUID().setString(id);
  const digits = id.replaceAll('-', '');
  const structured = new shared.UUID.Structured();
  structured.setMostSignificantBits(signed(digits.slice(0, HEX_DIGITS)));
  structured.setLeastSignificantBits(signed(digits.slice(HEX_DIGITS)));
  return new shared.UUID().setStructured(structured);
};

export const nameFrom = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

export const streamIdentifier = (name: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name));
