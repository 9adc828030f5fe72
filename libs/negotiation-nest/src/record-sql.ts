import type { ViewRunner } from '#views';

/** For every query: nobody is shown what is not for them, because it is never read. */
const VISIBLE = '(:all = 1 or audience in (select value from json_each(:keys)))';
const STANDS = '(:at is null and until is null or since <= :at and (until is null or until > :at))';

/** Why things were decided, and what was made of which questions: never the words, which may be many. */
const ACTS = `
  select revision, type, question, doc -> '$.by' as said, doc ->> '$.data.reason' as reason, doc ->> '$.data.words' as words,
    doc ->> '$.data.mode' as mode, doc ->> '$.data.whose' as whose, doc ->> '$.data.proposalId' as proposal,
    doc -> '$.data.questions' as questions, doc -> '$.data.parts' as parts, doc ->> '$.data.into.questionId' as joined
  from entry where stream = :stream and revision > :after and revision <= :until
  and type in (select value from json_each(:types)) and ${VISIBLE} order by revision limit 10000`;

const HAPPENED = `
  select coalesce((select min(revision) - 1 from entry where stream = :stream and occurred > :instant),
  (select max(revision) from entry where stream = :stream)) as revision`;

/** What was recorded for somebody by a slip was not said. */
const LAST_SAID = `
  select revision, type, occurred from entry where stream = :stream and doc ->> '$.by.delegation' = :delegation
  and not exists (select 1 from entry slip, json_each(slip.doc, '$.data.events') as undone
    where slip.stream = :stream and slip.type = 'SlipCorrected' and slip.revision > entry.revision
    and undone.value ->> '$.revision' = entry.revision)
  and ${VISIBLE} order by revision desc limit 1`;

/** What happened in any of several spans of time, whenever it was recorded. */
const DURING = `
  select stream, revision, position, id, type, question, occurred, recorded, audience, doc from entry
  where stream = :stream and revision > :after and exists (select 1 from json_each(:spans)
    where occurred >= value ->> '$.from' and (value ->> '$.to' is null or occurred < value ->> '$.to')) and ${VISIBLE}
  order by revision limit :limit`;

const LISTED = `
  select stream, revision, position, id, type, question, occurred, recorded, audience, doc from entry
  where stream = :stream and revision > :after and ${VISIBLE}`;

const HISTORY = `${LISTED} and (:question is null or revision in (
    select revision from entry_on where stream = :stream and question = :question)) order by revision limit :limit`;

/** Of an act of several events the first that is for the reader. */
const OVERRIDES = `${LISTED} and json_array_length(doc, '$.overrides') > 0 and not exists (
    select 1 from entry e where e.stream = entry.stream and e.revision = entry.revision - 1
    and e.doc ->> '$.commandId' = entry.doc ->> '$.commandId' and ${VISIBLE.replace('audience', 'e.audience')})
  order by revision limit :limit`;

const UNCONFIRMED = `${LISTED} and revision in (
    select cast(key as integer) from row where stream = :stream and kind = 'instruction' and until is null
    and doc ->> '$.status' in ('unconfirmed', 'disputed') and ${VISIBLE})
  order by revision limit :limit`;

const registers = (db: ViewRunner['db']) => ({
  overrides: db.prepare(OVERRIDES),
  corrections: db.prepare(`${LISTED} and type = 'SlipCorrected' order by revision limit :limit`),
  unconfirmed: db.prepare(UNCONFIRMED),
});

/** Every question that is asked of the record view. */
export const statements = (db: ViewRunner['db']) => ({
  rows: db.prepare(
    `select key, since, etag, doc from row where stream = :stream and kind = :kind and ${STANDS} and ${VISIBLE}
     and key > :after order by key limit :limit`,
  ),
  row: db.prepare(
    `select key, since, etag, doc from row where stream = :stream and kind = :kind and key = :key and ${STANDS} and ${VISIBLE}`,
  ),
  bodies: db.prepare(
    `select key, since, etag, doc from row where kind = 'body' and until is null and ${VISIBLE} order by key`,
  ),
  texts: db.prepare(
    `select key, since, etag, doc from row where kind = 'text' and until is null and doc ->> '$.body' = :body and ${VISIBLE}
     order by key`,
  ),
  deliveriesOf: db.prepare(
    `select stream, key, since, etag, doc from row where kind = 'delivery' and until is null and doc ->> '$.text' = :text
     and (:notice is null or doc ->> '$.notice' = :notice) and ${VISIBLE}
     and stream || ' ' || key > :after order by stream || ' ' || key limit :limit`,
  ),
  inbox: db.prepare(
    `select stream, key, since, etag, doc from row where kind = 'delivery' and until is null
     and doc ->> '$.recipient' = :recipient and doc ->> '$.channel' = 'inbox' and doc ->> '$.status' = 'delivered'
     and ${VISIBLE} and stream || ' ' || key > :after order by stream || ' ' || key limit :limit`,
  ),
  entries: db.prepare(HISTORY),
  lastSaid: db.prepare(LAST_SAID),
  during: db.prepare(DURING),
  ...registers(db),
  acts: db.prepare(ACTS),
  revisions: db.prepare(`select revision from entry where stream = :stream and ${VISIBLE}`),
  head: db.prepare('select max(revision) as revision from entry where stream = :stream'),
  happened: db.prepare(HAPPENED),
  recorded: db.prepare('select max(revision) as revision from entry where stream = :stream and recorded <= :instant'),
});
