/** A part of a message: what it is, and what is in it, decoded. */
export interface Part {
  readonly type: string;
  readonly boundary?: string;
  readonly body: string;
}

/** Nobody nests deeper than a report about a report; whoever does is not read. */
const DEEPEST = 5;
const MOST_PARTS = 50;

/** A message, or a part of one, as it came: its header and what follows the first empty line. */
export const partOf = (raw: string): Part => {
  const text = raw.replace(/\r\n?/g, '\n').replace(/^\n+/, '');
  const end = text.indexOf('\n\n');
  const fields = fieldsOf(end < 0 ? text : text.slice(0, end));
  const content = fields.get('content-type') ?? 'text/plain';
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(content);
  const body = end < 0 ? '' : text.slice(end + 2);
  return {
    type: (content.split(';')[0] ?? '').trim().toLowerCase(),
    ...(boundary && { boundary: boundary[1] ?? boundary[2] ?? '' }),
    body: decoded(body, (fields.get('content-transfer-encoding') ?? '').toLowerCase()),
  };
};

/** All parts of a message, those within parts too; not those of a message that it returns. */
export const partsOf = (whole: Part, depth = 0): Part[] => {
  const { boundary } = whole;
  if (!whole.type.startsWith('multipart/') || boundary === undefined || depth > DEEPEST) return [whole];
  return within(whole.body, boundary)
    .slice(0, MOST_PARTS)
    .flatMap((raw) => partsOf(partOf(raw), depth + 1));
};

/** A header's fields by name in lower case, unfolded; of one that is repeated the first. */
export const fieldsOf = (header: string): ReadonlyMap<string, string> => {
  const [own = ''] = header.replace(/\r\n?/g, '\n').replace(/^\n+/, '').split(/\n\n/);
  const fields = new Map<string, string>();
  for (const line of own.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
};

/** What stands between the lines of a boundary, without what is before the first. */
const within = (body: string, boundary: string): string[] => {
  const parts: string[][] = [];
  for (const line of body.split('\n')) {
    const end = line.trimEnd();
    if (end === `--${boundary}--`) break;
    if (end === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n'));
};

const decoded = (body: string, encoding: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').replace(/\r\n?/g, '\n');
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
};
