import type { Job } from '#queue';
import { correctionJobs, type TakeBackData } from '../dispatch/jobs.js';
import type { MailingParts } from './mailing.js';
import type { Notifying } from './notifying.js';
import { takeBackStep } from './steps.js';

/** A notice that a slip has overtaken is withdrawn where nobody has it, and corrected by another one where somebody has. */
export class TakingBack {
  constructor(
    private readonly parts: Pick<MailingParts, 'evidence' | 'queue'>,
    private readonly notifying: Pick<Notifying, 'due'>,
  ) {}

  async takeBack({ data: given }: Job): Promise<void> {
    const data = given as TakeBackData;
    const { notice, ways, because, correction } = data;
    const [way] = ways;
    if (!way) return;
    const before = await this.notifying.due({ notice, ways, way });
    if (before.withdrawn) return;
    const { evidence, queue } = this.parts;
    if (!before.corrected.includes(correction.notice))
      await evidence.record(
        notice.notice,
        notice.recipient,
        takeBackStep(notice, way.language, because, correction.notice),
      );
    const { corrected } = await evidence.of(notice.notice, notice.recipient);
    if (corrected.includes(correction.notice)) await queue.add(correctionJobs(data));
  }
}
