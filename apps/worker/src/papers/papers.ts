import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256, type Fact, type Ledger } from '#eventsourcing';
import {
  contentHash,
  contentOf,
  streamOf,
  textDecider,
  type Body,
  type Language,
  type RenderedFormat,
  type Text,
  type TextFact,
  type Version,
} from '#negotiation';
import { renderPaper, type RenderedPaper } from '#delivery';
import { Permanent } from '#queue';
import type { PaperKind } from '../dispatch/jobs.js';
import { foldedTo, type Bodies } from './bodies.js';
import { paperOf } from './paper-of.js';

/** A version with the text and the body as they stood: all that its papers are made from. */
export interface Frozen {
  readonly kind: PaperKind;
  /** The event that issued or certified it. */
  readonly fact: TextFact;
  readonly text: Text;
  readonly version: Version;
  readonly body: Body;
}

/** The papers of versions: made from the record alone, and the same each time. */
export class Papers {
  constructor(
    private readonly texts: Ledger<Text>,
    private readonly bodies: Bodies,
    private readonly folder: string,
  ) {}

  async frozen(kind: PaperKind, textId: string, versionId: string): Promise<Frozen> {
    const stream = streamOf('text', textId);
    const { state } = await this.texts.load(stream);
    const version = state.versions.find((one) => one.versionId === versionId);
    const fact =
      version && (await this.factAt(stream, kind === 'conference-ready' ? version.certified : version.revision));
    if (!version || !fact) throw new Permanent(`${stream} has no version ${versionId} that is ${kind}`);
    const text = await foldedTo(this.texts.store, textDecider, stream, version.revision);
    const { certified, ...issued } = version;
    const shown = kind === 'conference-ready' && certified !== undefined ? { ...issued, certified } : issued;
    return {
      kind,
      fact: fact as unknown as TextFact,
      text,
      version: shown,
      body: await this.bodies.behind(fact, text),
    };
  }

  /** Writes a paper's files and says what they are. `Permanent` when what it would show is not what was recorded. */
  async write(
    frozen: Frozen,
    { language, contentHash: recorded }: Version['languages'][number],
  ): Promise<RenderedFormat[]> {
    refuseOtherContent(frozen, language, recorded);
    const rendered = rendering(frozen, language);
    const formats: RenderedFormat[] = [];
    for (const format of ['json', 'html'] as const) {
      await writeWhole(this.path(frozen, language, format), rendered[format]);
      formats.push({ format, sha256: sha256(rendered[format]), bytes: Buffer.byteLength(rendered[format]) });
    }
    return formats;
  }

  /** The page as a recipient is sent it; made again where the file is not at hand. */
  async html(frozen: Frozen, language: Language): Promise<string> {
    return readFile(this.path(frozen, language, 'html'), 'utf8').catch(() => rendering(frozen, language).html);
  }

  /** What a version says when certified has its plain name; as issued it is another paper and another file. */
  private path({ kind, text, version }: Frozen, language: Language, format: string): string {
    const name = kind === 'conference-ready' ? version.versionId : `${version.versionId}.issued`;
    return join(this.folder, text.id, `${name}.${language}.${format}`);
  }

  private async factAt(stream: string, revision: number | undefined): Promise<Fact | undefined> {
    if (revision === undefined) return undefined;
    for await (const event of this.texts.store.read(stream, revision)) return event;
    return undefined;
  }
}

const rendering = ({ text, version, body }: Frozen, language: Language): RenderedPaper =>
  renderPaper(paperOf(text, version, body, language));

const refuseOtherContent = ({ text, version }: Frozen, language: Language, recorded: string): void => {
  const content = contentOf(text, version.form ?? 1);
  if (content.language !== language) throw new Permanent(`${text.id} has no wording in ${language} to render`);
  const made = contentHash(content);
  if (made !== recorded)
    throw new Permanent(
      `the content of version ${version.versionId} of ${text.id} hashes to ${made}, not to ${recorded} as recorded`,
    );
};

/** Either the whole file is there under its name or none of it. */
const writeWhole = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${String(process.pid)}.draft`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
};
