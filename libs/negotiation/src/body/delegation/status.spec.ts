import { scene, text, delegationId, type Step } from '../../testing/index.js';
import { capacityOn, nameOn, type Delegation } from './delegation.js';
import { NameDelegation } from './name-delegation.js';
import { RecordPrintedStatus } from './record-printed-status.js';
import { RecordTreatyAction } from './record-treaty-action.js';

const ELYSIA = delegationId('Elysia');
const record =
  (action: string, deposited: string, more: object = {}): Step =>
  () => ({
    command: RecordTreatyAction,
    who: 'secretariat',
    data: { delegation: ELYSIA, action, deposited, ...more },
  });
const printed =
  (status: string, date: string, delegation = ELYSIA): Step =>
  () => ({
    command: RecordPrintedStatus,
    who: 'secretariat',
    data: { document: { title: 'List of participants' }, date, list: [{ delegation, status, asPrinted: 'ELYSIA' }] },
  });
const elysia = (...steps: Step[]): Delegation => scene(...steps).body.delegations.get(ELYSIA)!;
const on = (day: string, ...steps: Step[]) => capacityOn(elysia(...steps), `${day}T12:00:00.000Z`);

describe('status by dates (R7)', () => {
  const acceded = record('accession', '2018-06-01');
  it('is contracting from deposit, and party from the thirtieth day after it', () => {
    expect(on('2018-05-31', acceded)).toBe('state');
    expect(on('2018-06-01', acceded)).toBe('contracting');
    expect(on('2018-06-30', acceded)).toBe('contracting');
    expect(on('2018-07-01', acceded)).toBe('party');
  });
  it('takes the depositary’s word for the date of effect', () => {
    const late = record('accession', '2018-06-01', { effective: '2018-09-01' });
    expect(on('2018-08-31', late)).toBe('contracting');
    expect(on('2018-09-01', late)).toBe('party');
    text()
      .when(record('accession', '2018-06-01', { effective: '2018-05-01' }))
      .isInvalid('EFFECT_BEFORE_DEPOSIT');
  });
  it('is signatory by signature, which has no effect', () => {
    expect(on('2018-06-01', record('signature', '2018-06-01'))).toBe('signatory');
    expect(on('2018-06-02', record('signature', '2018-06-01'), record('ratification', '2018-06-02'))).toBe(
      'contracting',
    );
  });
  it('ends with a denunciation when that takes effect', () => {
    const left = [acceded, record('denunciation', '2019-01-01', { effective: '2020-01-01' })];
    expect(on('2019-12-31', ...left)).toBe('party');
    expect(on('2020-01-01', ...left)).toBe('state');
  });
  it('begins again with a new accession', () => {
    const back = [acceded, record('denunciation', '2019-01-01'), record('accession', '2021-01-01')];
    expect(on('2020-12-31', ...back)).toBe('state');
    expect(on('2021-01-01', ...back)).toBe('contracting');
    expect(on('2021-01-31', ...back)).toBe('party');
  });
  it('does not depend on the order of entry', () => {
    const late = [record('denunciation', '2019-01-01'), acceded];
    expect(on('2018-08-01', ...late)).toBe('party');
    expect(on('2020-01-01', ...late)).toBe('state');
  });
  it('is as printed where no action is known, by the latest list', () => {
    const lists = [printed('signatory', '2015-01-01'), printed('party', '2017-01-01')];
    expect(on('2014-12-31', ...lists)).toBe('state');
    expect(on('2016-01-01', ...lists)).toBe('signatory');
    expect(on('2018-01-01', ...lists)).toBe('party');
    expect(on('2018-06-01', ...lists, printed('neither', '2018-05-01'))).toBe('state');
    expect(on('2018-06-01', ...lists, acceded)).toBe('contracting');
  });
  it('is not for those who join no treaties (R6)', () => {
    const ngo = delegationId('Open Harbour');
    text()
      .when(record('accession', '2018-06-01', { delegation: ngo }))
      .refuses('NO_TREATY_STATUS', 'R6');
    text()
      .when(printed('party', '2018-01-01', ngo))
      .refuses('NO_TREATY_STATUS', 'R6');
    text()
      .when(printed('neither', '2018-01-01', ngo))
      .then('StatusPrinted');
  });
  it('names a delegation once in a list, and one that is there', () => {
    const twice: Step = (room) => {
      const said = printed('party', '2018-01-01')(room);
      const { list, ...rest } = said.data as { list: object[] };
      return { ...said, data: { ...rest, list: [...list, ...list] } };
    };
    text().when(twice).isInvalid('INPUT_INVALID');
    text()
      .when(printed('party', '2018-01-01', delegationId('nowhere' as never)))
      .isMissing('DELEGATION_UNKNOWN');
  });
});

describe('names', () => {
  const renamed: Step = () => ({
    command: NameDelegation,
    who: 'secretariat',
    data: { delegation: ELYSIA, names: { en: 'Republic of Elysia', fr: 'Élysée' }, from: '2018-07-01' },
  });
  it('hold from their date', () => {
    expect(nameOn(elysia(renamed), '2018-06-30')).toBe('Elysia');
    expect(nameOn(elysia(renamed), '2018-07-01')).toBe('Republic of Elysia');
    expect(nameOn(elysia(renamed), '2018-07-01', 'fr')).toBe('Élysée');
    expect(nameOn(elysia(renamed), '2018-07-01', 'ru')).toBe('Republic of Elysia');
    expect(nameOn(elysia(renamed), '1990-01-01')).toBe('Elysia');
  });
});
