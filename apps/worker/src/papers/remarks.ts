import type { Content, Remark } from '#negotiation';
import type { Footnotes } from './footnotes.js';

/** What a paper says of what was passed, corrected, redrafted or decided together: one line for each. */
export class Remarks {
  constructor(
    private readonly content: Content,
    private readonly footnotes: Footnotes,
  ) {}

  on(remarks: readonly Remark[] = []): string[] {
    return [...new Set(remarks.map((remark) => this.line(remark)))];
  }

  private line(remark: Remark): string {
    switch (remark.kind) {
      case 'override':
        return overrideWords(remark, this.footnotes);
      case 'correction':
        return `Corrected on ${remark.on.slice(0, 16).replace('T', ' ')} UTC: ${remark.words}`;
      case 'redraft': {
        const answered = remark.answers.map(({ what, by }) => `the ${what} of ${this.footnotes.names(by).join(', ')}`);
        return `Redrafted after reading ${String(remark.reading)} (${entry(remark)}), in answer to ${answered.join('; ')}`;
      }
      case 'package':
        return `Decided as part of a package (${entry(remark)}): questions ${this.inPackage(remark.packageId).join(', ')}`;
    }
  }

  /** The numbers of the questions that read as they do by it. */
  private inPackage(packageId: string): string[] {
    const questions = this.content.sections.flatMap((section) => section.questions);
    const inIt = (remark: Remark): boolean => remark.kind === 'package' && remark.packageId === packageId;
    return questions.filter(({ remarks = [] }) => remarks.some(inIt)).map(({ number }) => number);
  }
}

const entry = ({ at }: Remark): string => `entry ${String(at)} of the record of this text`;

/** What a code says in words, where it does not speak for itself. */
const PASSED: Readonly<Record<string, string>> = {
  'R13 QUESTION_NOT_DISPOSED': 'neither settled nor carried over when the reading was closed',
  'R14 QUESTION_NOT_SETTLED': 'transmitted without having been settled',
  'R13 PROPOSAL_UNDECIDED': 'a proposal on it is undecided',
  'R14 PROPOSAL_UNDECIDED': 'a proposal on it is undecided',
  'R14 OBJECTION_LIVE': 'transmitted as agreed although a formal objection stands',
};

type Override = Omit<Extract<Remark, { kind: 'override' }>, 'kind' | 'at'>;

/** A rule that was passed stays visible on every paper: which, over whom, with which words. */
export const overrideWords = ({ rule, code, words, over = [] }: Override, footnotes: Footnotes): string =>
  [
    `On the Chair’s responsibility (${rule}): ${PASSED[`${rule} ${code}`] ?? code.toLowerCase().replaceAll('_', ' ')}`,
    over.length === 0 ? '' : `, over ${footnotes.names(over).join(', ')}`,
    words === undefined ? '' : `: “${words}”`,
  ].join('');
