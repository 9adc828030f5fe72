import { deliveryCommands } from '#negotiation';
import type { Job, JobProducer } from '#queue';
import { jobsAfterRendering, markedAgain, type PaperKind, type RenderData } from '../dispatch/jobs.js';
import { PAPERS, type Evidence } from '../evidence.js';
import type { Frozen, Papers } from './papers.js';

/** Renders a version's papers and puts them on record; then everybody is told. */
export class Rendering {
  constructor(
    private readonly papers: Papers,
    private readonly evidence: Evidence,
    private readonly queue: JobProducer,
  ) {}

  async render({ data }: Job, kind: PaperKind): Promise<void> {
    const { text, version, again } = data as RenderData;
    const frozen = await this.papers.frozen(kind, text, version);
    for (const language of frozen.version.languages) await this.paper(frozen, language);
    const languages = frozen.version.languages.map(({ language }) => language);
    const jobs = jobsAfterRendering(frozen.fact, frozen.text, frozen.body, languages);
    await this.queue.add(again ? jobs.map(markedAgain) : jobs);
  }

  private async paper(frozen: Frozen, language: Frozen['version']['languages'][number]): Promise<void> {
    const { kind, text, version } = frozen;
    const notice = `${kind}.${text.id}.${version.versionId}`;
    const { rendered } = await this.evidence.of(notice, PAPERS);
    if (rendered.has(language.language)) return; // what is on record stays as it is, also under a later renderer
    const formats = await this.papers.write(frozen, language);
    const input = { text: text.id, version: version.versionId, ...language, formats };
    await this.evidence.record(notice, PAPERS, {
      name: 'RecordRendering',
      facts: [language.language],
      input,
      audience: { kind: 'participants' },
      language: language.language,
      decide: deliveryCommands.rendered(input),
    });
  }
}
