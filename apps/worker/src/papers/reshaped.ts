import { isTombstone, type Text, type Version } from '#negotiation';
import type { Tombstone } from '#delivery';

/** What became of the shape of a text since the version before: a paper shows all its changes, deletions too (R21). */
export class Reshaped {
  private readonly was: ReadonlyMap<string, string>;
  private readonly is: ReadonlyMap<string, string>;
  private readonly since: number;

  /** `text` as it stood at the version. */
  constructor(
    private readonly text: Text,
    version: Version,
  ) {
    const before = text.versions.find(({ versionId }) => versionId === version.supersedes);
    this.was = numbersIn(before?.numbering ?? []);
    this.is = numbersIn(version.numbering);
    this.since = before?.revision ?? -1;
  }

  /** Where a question comes from that was not there before, or not there. */
  notesOn(questionId: string): string[] {
    if (this.was.size === 0) return [];
    const number = this.was.get(questionId);
    if (number === undefined) return [this.comesOf(questionId)];
    const moved = this.text.questions.get(questionId)?.moved ?? -1;
    return moved > this.since ? [`Moved: question ${number} in the version before`] : [];
  }

  /** Questions that are no more, and what is to be read in their place. */
  get tombstones(): Tombstone[] {
    return [...this.text.questions.values()].filter(isTombstone).map(({ questionId, status, since }) => {
      const into = this.becameOf(questionId).flatMap((id) => this.is.get(id) ?? []);
      const entry = `entry ${String(since)} of the record of this text`;
      return {
        number: this.lastPrinted(questionId),
        reason: `${WORDS[status] ?? 'Taken out'} (${entry})${into.length === 0 ? '' : `: see ${questions(into)}`}`,
      };
    });
  }

  private comesOf(questionId: string): string {
    const from = this.printedBefore(questionId);
    return from.length === 0 ? 'New in this version' : `Out of ${questions(from)} of the version before`;
  }

  /** The numbers that what it came out of had in the version before, however many steps lie between. */
  private printedBefore(questionId: string): string[] {
    const from = this.text.questions.get(questionId)?.from ?? [];
    return [...new Set(from.flatMap((id) => this.was.get(id) ?? this.printedBefore(id)))];
  }

  private becameOf(questionId: string): string[] {
    const question = this.text.questions.get(questionId);
    if (!question || !isTombstone(question)) return [questionId];
    return [...new Set((question.became ?? []).flatMap((id) => this.becameOf(id)))];
  }

  /** A question keeps the number it had in the last version that printed it. */
  private lastPrinted(questionId: string): string {
    const printed = this.text.versions.flatMap(({ numbering }) => numbering.filter((n) => n.questionId === questionId));
    return printed.at(-1)?.number ?? '–';
  }
}

const numbersIn = (numbering: Version['numbering']): Map<string, string> =>
  new Map(numbering.map(({ questionId, number }) => [questionId, number]));

const WORDS: Partial<Record<string, string>> = { split: 'Split', merged: 'Merged' };

const questions = (numbers: readonly string[]): string =>
  numbers.length === 1
    ? `question ${numbers.join('')}`
    : `questions ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;
