/** The highest position of the ledger that was answered, as the header has it: `<ledger id>:<position>`. */
export class Position {
  latest: string | undefined;

  /** Another ledger's position takes the place of this one's: they do not compare. */
  reached(position: string | null): void {
    if (position === null) return;
    const [ledger, place] = split(position);
    const [known, reached] = split(this.latest ?? ':0');
    if (ledger !== known || place > reached) this.latest = position;
  }

  /** The same ledger, as far as somebody says that it goes. */
  upTo(place: number): void {
    const [ledger] = split(this.latest ?? ':0');
    if (ledger !== '') this.reached(`${ledger}:${place}`);
  }
}

const split = (position: string): [ledger: string, place: number] => {
  const colon = position.lastIndexOf(':');
  return [position.slice(0, colon), Number(position.slice(colon + 1))];
};
