/** Who took part in the fifth session, as the draft report lists them, and the fictitious delegations that do the drafting. */

export interface SampleDelegation {
  /** The slug of the name; also the local part of its addresses. */
  readonly key: string;
  readonly name: string;
  readonly kind: 'state' | 'regional-organization' | 'un-body' | 'entity' | 'igo';
  /** Where it is a State or regional organization: its status as printed. */
  readonly status?: 'party' | 'signatory' | 'neither';
  readonly addresses: readonly string[];
  /** Invented for this sample: only these propose, object and speak. */
  readonly fictitious: boolean;
}

/** The document in which statuses are printed. */
export interface PrintedIn {
  readonly document: { readonly title: string };
  readonly date: string;
}

/** Where the statuses of the real participants are printed. The source gives no treaty dates. */
export const PRINTED_IN: PrintedIn = {
  document: { title: 'Draft report on the meeting of the Working Group on the Smuggling of Migrants' },
  date: '2018-07-04',
};

/** Where the statuses of the fictitious delegations are printed: a document of this sample only. */
export const FICTITIOUS_PRINTED_IN: PrintedIn = {
  document: { title: 'List of fictitious delegations (invented for this sample)' },
  date: '2017-09-11',
};

/** As printed: parties to the Protocol, one of them a regional organization. */
const PARTIES = [
  'Afghanistan',
  'Albania',
  'Algeria',
  'Angola',
  'Argentina',
  'Armenia',
  'Australia',
  'Austria',
  'Bahrain',
  'Belgium',
  'Brazil',
  'Canada',
  'Chile',
  'Costa Rica',
  "Côte d'Ivoire",
  'Croatia',
  'Cuba',
  'Dominican Republic',
  'Ecuador',
  'Egypt',
  'El Salvador',
  'European Union',
  'Fiji',
  'France',
  'Gambia',
  'Germany',
  'Greece',
  'India',
  'Iraq',
  'Italy',
  'Japan',
  'Kazakhstan',
  'Kuwait',
  'Lebanon',
  'Libya',
  'Luxembourg',
  'Malta',
  'Mexico',
  'Myanmar',
  'Namibia',
  'Netherlands',
  'New Zealand',
  'Niger',
  'Nigeria',
  'Norway',
  'Oman',
  'Panama',
  'Paraguay',
  'Peru',
  'Philippines',
  'Poland',
  'Romania',
  'Russian Federation',
  'Saudi Arabia',
  'Slovakia',
  'Slovenia',
  'South Africa',
  'Spain',
  'Switzerland',
  'Syrian Arab Republic',
  'Tajikistan',
  'Turkey',
  'United Kingdom of Great Britain and Northern Ireland',
  'United States of America',
  'Uruguay',
  'Venezuela (Bolivarian Republic of)',
];

/** As printed: signatories. */
const SIGNATORIES = ['Bolivia (Plurinational State of)', 'Sri Lanka', 'Thailand'];

/** As printed: neither parties nor signatories. */
const NEITHER = [
  'Iran (Islamic Republic of)',
  'Israel',
  'Malaysia',
  'Morocco',
  'Nepal',
  'Pakistan',
  'Singapore',
  'Sudan',
  'United Arab Emirates',
  'Yemen',
];

/** As printed: represented by observers. */
const UN_BODIES = ['United Nations High Commissioner for Refugees (UNHCR)'];

/** As printed: another entity maintaining a permanent observer mission. */
const ENTITIES = ['Sovereign Military Order of Malta'];

/** As printed: intergovernmental organizations. */
const ORGANIZATIONS = [
  'Commonwealth of Independent States (CIS)',
  'Food and Agriculture Organization of the United Nations (FAO)',
  'INTERPOL',
  'Parliamentary Assembly of the Mediterranean (PAM)',
  'Permanent Observer Mission of the Gulf Cooperation Council to the United Nations Vienna (GCC)',
];

/** Invented countries. Their status, too, is invented. */
const FICTITIOUS = [
  ['Ardovia (fictitious)', 'party'],
  ['Belmarine (fictitious)', 'party'],
  ['Corvania (fictitious)', 'party'],
  ['Drellmark (fictitious)', 'party'],
  ['Esterholm (fictitious)', 'party'],
  ['Fallowmere (fictitious)', 'signatory'],
] as const;

const slug = (name: string): string =>
  name
    .replace(/ \(.*\)$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/'/g, '-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');

/** Reserved names (RFC 2606): no message can reach anybody. */
const DOMAIN = 'delegations.example';

const delegation = (
  name: string,
  kind: SampleDelegation['kind'],
  status?: SampleDelegation['status'],
): SampleDelegation => {
  const key = slug(name);
  return { key, name, kind, ...(status && { status }), addresses: [`${key}@${DOMAIN}`], fictitious: false };
};

const kindOfParty = (name: string) => (name === 'European Union' ? 'regional-organization' : 'state');

/** The real participants. They attend and are notified; the sample gives them no words. */
export const PARTICIPANTS: readonly SampleDelegation[] = [
  ...PARTIES.map((name) => delegation(name, kindOfParty(name), 'party')),
  ...SIGNATORIES.map((name) => delegation(name, 'state', 'signatory')),
  ...NEITHER.map((name) => delegation(name, 'state', 'neither')),
  ...UN_BODIES.map((name) => delegation(name, 'un-body')),
  ...ENTITIES.map((name) => delegation(name, 'entity')),
  ...ORGANIZATIONS.map((name) => delegation(name, 'igo')),
];

/** The delegations that propose, object and speak. A second address each: the capital hears too. */
export const FICTITIOUS_DELEGATIONS: readonly SampleDelegation[] = FICTITIOUS.map(([name, status]) => {
  const { key, ...rest } = delegation(name, 'state', status);
  return { ...rest, key, addresses: [`${key}@${DOMAIN}`, `capital.${key}@${DOMAIN}`], fictitious: true };
});

/** An invented group, which one of its members speaks for. */
export const GROUPS = [
  {
    key: 'northern-shore',
    name: 'Northern Shore Group (fictitious)',
    members: ['ardovia', 'corvania', 'esterholm', 'fallowmere'],
    admittedAt: '2017-09-11T07:10:00Z',
  },
] as const;
