import { SECTIONS } from './questionnaire.js';
import { FICTITIOUS_DELEGATIONS, PARTICIPANTS } from './roster.js';
import { CONVENTION_ARTICLES, PROTOCOL_ARTICLES, WORKING_GROUP } from './working-group.js';

const questions = SECTIONS.flatMap((section) => section.questions);
const everyone = [...PARTICIPANTS, ...FICTITIOUS_DELEGATIONS];
const countOf = (status: string) => PARTICIPANTS.filter((d) => d.status === status).length;

describe('the roster of the sample', () => {
  it('lists the participants as printed', () => {
    expect([countOf('party'), countOf('signatory'), countOf('neither')]).toEqual([66, 3, 10]);
    const kinds = PARTICIPANTS.filter((d) => d.kind !== 'state').map((d) => d.kind);
    expect(kinds).toEqual(['regional-organization', 'un-body', 'entity', 'igo', 'igo', 'igo', 'igo', 'igo']);
    expect(PARTICIPANTS.map((d) => d.key)).toContain(WORKING_GROUP.chair.delegation);
  });

  it('gives each delegation its own key and addresses, at a reserved domain', () => {
    const addresses = everyone.flatMap((d) => d.addresses);
    expect(new Set(everyone.map((d) => d.key)).size).toBe(everyone.length);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => !/^[a-z][a-z0-9.-]{0,63}@delegations\.example$/.test(address))).toEqual([]);
  });

  it('says of an invented delegation that it is invented', () => {
    expect(FICTITIOUS_DELEGATIONS.every((d) => d.fictitious && d.name.endsWith('(fictitious)'))).toBe(true);
    expect(PARTICIPANTS.some((d) => d.fictitious)).toBe(false);
  });
});

describe('the questionnaire of the sample', () => {
  it('has four sections and 36 questions with keys of their own', () => {
    expect(SECTIONS).toHaveLength(4);
    expect(questions).toHaveLength(36);
    expect(new Set(questions.map((q) => q.key)).size).toBe(36);
  });

  it('cites articles that exist', () => {
    const known = { protocol: PROTOCOL_ARTICLES, convention: CONVENTION_ARTICLES };
    const cited = questions.flatMap((q) => q.articles);
    expect(cited.filter(({ instrument, article }) => !(article in known[instrument]))).toEqual([]);
    expect(questions.every((q) => q.articles.length > 0)).toBe(true);
  });

  it('puts a follow-up after the question it follows, whose answer can be what it asks about', () => {
    const answers = { 'yes-no': ['yes', 'no'], 'yes-no-in-part': ['yes', 'no', 'in-part'], text: [], choice: [] };
    const followUps = questions.filter((q) => q.followUp !== undefined);
    expect(followUps).toHaveLength(9);
    for (const { key, followUp } of followUps) {
      const at = questions.findIndex((q) => q.key === followUp!.of);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(questions.findIndex((q) => q.key === key));
      expect(answers[questions[at]!.answer.type]).toContain(followUp!.when);
    }
  });

  it('keeps its follow-ups in the section of their question, at most four levels deep', () => {
    const parentOf = (key: string) => questions.find((q) => q.key === key)?.followUp?.of;
    const depth = (key: string): number => 1 + (parentOf(key) === undefined ? 0 : depth(parentOf(key)!));
    expect(Math.max(...questions.map((q) => depth(q.key)))).toBe(3);
    for (const section of SECTIONS)
      for (const { followUp } of section.questions)
        if (followUp) expect(section.questions.map((q) => q.key)).toContain(followUp.of);
  });
});
