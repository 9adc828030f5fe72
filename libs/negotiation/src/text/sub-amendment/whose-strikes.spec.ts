import { blame, TOKENISER, tokenise } from '#text';
import {
  accept,
  decide,
  idOf,
  propose,
  proposed,
  Q1,
  reading,
  revise,
  scene,
  subAmend,
  tabled,
  take,
  type Step,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';
import { ProposeEdit } from '../proposal/propose-edit.js';
import { weaveOf } from '../question/wording.js';

const before = [tabled, reading];

/** Words with the proposal that put them in, and with the one that struck them. */
const told = (...steps: readonly Step[]): string[] => {
  const { questions } = scene(...steps).text;
  const called = (proposal = '') => ['p', 'sub', 'e', 'slash'].find((key) => idOf(key) === proposal) ?? '-';
  return blame(weaveOf(questions.get(Q1)!.wording), { struck: true })
    .filter(({ proposal, struck }) => proposal !== undefined || struck !== undefined)
    .map(({ text, proposal, struck }) => `${called(proposal)}>${called(struck?.proposal)}:${text.trim()}`);
};

describe('what a sub-amendment strikes', () => {
  it('is still struck by its sponsor when the amended proposal is revised', () => {
    const without = subAmend('Borealia', 'of migrants ', '');
    const steps = [
      ...before,
      proposed,
      without,
      take('Avalon', 'sub'),
      revise('Avalon', 'of migrants by sea', 'by sea or air'),
    ];
    expect(told(...steps, accept).filter((line) => line.includes('migrants'))).toEqual(['->sub:of migrants']);
  });

  /** Two words without a blank between them, since what stood there was struck: they read as one. */
  const slash: Step = ({ text }) => {
    const from = tokenise(wordingOf(text.questions.get(Q1)!)).findIndex(({ word }) => word === '/');
    const hunks = [{ from, to: from + 1, del: '/', ins: '' }];
    const edit = { base: String(text.revision), tokeniser: TOKENISER, hunks };
    return { command: ProposeEdit, who: 'Corvania', key: 'slash', data: { questionId: Q1, edit } };
  };

  it('leaves everybody else’s words theirs, also where two of them read as one', () => {
    const early = [propose('Corvania', Q1, 'by sea', 'by sea, air/land and water', 'e'), decide(AcceptProposal, 'e')];
    const melted = [...before, ...early, slash, decide(AcceptProposal, 'slash'), proposed];
    const amended = [...melted, subAmend('Borealia', 'water', 'rail'), take('Avalon', 'sub')];
    const alone = told(...melted, accept);
    const lines = told(...amended, accept);
    expect(lines).toContain('e>sub:water');
    expect(lines).toContain('sub>-:rail');
    expect(lines.filter((line) => line.startsWith('p>'))).toEqual(alone.filter((line) => line.startsWith('p>')));
    expect(lines.filter((line) => line.includes('>p:'))).toEqual(alone.filter((line) => line.includes('>p:')));
  });
});
