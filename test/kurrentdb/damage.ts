const DIGIT = /[0-9](?=[^0-9]*$)/;

/** The same bytes but for one: the last digit, so that JSON stays JSON; without digits, the middle byte. */
export const damaged = (data: Buffer): Buffer => {
  const text = data.toString('latin1');
  const other = text.replace(DIGIT, (digit) => String((Number(digit) + 1) % 10));
  if (other !== text) return Buffer.from(other, 'latin1');
  const copy = Buffer.from(data);
  const middle = copy.length >>> 1;
  if (copy.length > 0) copy.writeUInt8(copy.readUInt8(middle) ^ 1, middle);
  return copy;
};
