/** The working group of the sample: facts of its fourth and fifth sessions. */

export const CONFERENCE = {
  name: 'Conference of the Parties to the United Nations Convention against Transnational Organized Crime',
  symbol: 'CTOC/COP',
} as const;

export const WORKING_GROUP = {
  id: 'wg7',
  name: 'Working Group on the Smuggling of Migrants',
  symbol: 'CTOC/COP/WG.7',
  instrument: 'Protocol against the Smuggling of Migrants by Land, Sea and Air',
  parentInstrument: 'United Nations Convention against Transnational Organized Crime',
  // A fact about the fifth session. The wordings and decisions of the sample are not this person's: see SAMPLE_CHAIR.
  chair: { name: 'Francesco Testa', delegation: 'italy' },
} as const;

/** Who presides over the sample: nobody real is given words. */
export const SAMPLE_CHAIR = { name: 'The Chair (fictitious)' } as const;

/** Meetings are half-days. The source gives a place, and a list of participants, for the fifth session only. */
export const SESSIONS = [
  { n: 4, from: '2017-09-11', to: '2017-09-13', readings: [1, 2] },
  { n: 5, from: '2018-07-04', to: '2018-07-05', place: 'Vienna', meetings: 4, readings: [3] },
] as const;

/** The paper before the fifth session. */
export const NON_PAPER = { symbol: 'CTOC/COP/WG.7/2018/CRP.1' } as const;

/** Titles by number. */
export const PROTOCOL_ARTICLES: Readonly<Record<string, string>> = {
  1: 'Relation with the Convention',
  2: 'Statement of purpose',
  3: 'Use of terms',
  4: 'Scope of application',
  5: 'Criminal liability of migrants',
  6: 'Criminalization',
  7: 'Cooperation',
  8: 'Measures against the smuggling of migrants by sea',
  9: 'Safeguard clauses',
  10: 'Information',
  11: 'Border measures',
  12: 'Security and control of documents',
  13: 'Legitimacy and validity of documents',
  14: 'Training and technical cooperation',
  15: 'Other prevention measures',
  16: 'Protection and assistance measures',
  17: 'Agreements and arrangements',
  18: 'Return of smuggled migrants',
  19: 'Saving clause',
};

/** Titles by number, of those that the questionnaire touches. */
export const CONVENTION_ARTICLES: Readonly<Record<string, string>> = {
  5: 'Criminalization of participation in an organized criminal group',
  6: 'Criminalization of the laundering of proceeds of crime',
  8: 'Criminalization of corruption',
  10: 'Liability of legal persons',
  11: 'Prosecution, adjudication and sanctions',
  12: 'Confiscation and seizure',
  13: 'International cooperation for purposes of confiscation',
  15: 'Jurisdiction',
  16: 'Extradition',
  18: 'Mutual legal assistance',
  19: 'Joint investigations',
  20: 'Special investigative techniques',
  21: 'Transfer of criminal proceedings',
  23: 'Criminalization of obstruction of justice',
  24: 'Protection of witnesses',
  25: 'Assistance to and protection of victims',
  26: 'Measures to enhance cooperation with law enforcement authorities',
  27: 'Law enforcement cooperation',
  28: 'Collection, exchange and analysis of information',
  29: 'Training and technical assistance',
  31: 'Prevention',
};
