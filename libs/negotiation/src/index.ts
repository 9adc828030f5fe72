export { FOR_EVER, type Access } from './access/access.js';
export { ENGINE } from './act.js';
export { audienceKey, keysOf, maySee, narrower, NOBODY, type Reader } from './audience.js';
export { heldAt, type Appointment } from './body/appointment/appointment.js';
export { type Body, type BodyEvent } from './body/body.js';
export { nameOn, type Delegation } from './body/delegation/delegation.js';
export { Command, envelope, type Caller, type Given } from './command.js';
export { decide, type Setting } from './decide.js';
export { accessDecider, bodyDecider, deliveryDecider, personDecider, streamOf, textDecider } from './deciders.js';
export {
  wayKey,
  type Delivery,
  type DeliveryEvent,
  type DeliveryRecord,
  type LanguageAndWay,
  type Notice,
  type RenderedFormat,
  type Way,
} from './delivery/delivery.js';
export * as deliveryCommands from './delivery/record-delivery.js';
export type { FactOf, Meta } from './fact.js';
export { noticesOf } from './notices/notices.js';
export type { Person } from './person/person.js';
export { register, verbOf, type Entry, type Subject } from './register.js';
export type { Speaker } from './standing.js';
export type { Comment } from './text/intervention/comments.js';
export { takenUnconfirmed, unconfirmed } from './text/intervention/unconfirmed.js';
export { blocking } from './text/gate/blocking.js';
export { standingNow } from './text/proposal/standing-now.js';
export { whatIf } from './text/proposal/what-if.js';
export type { Blocker } from './text/gate/gate.js';
export type { Objection } from './text/objection/objection.js';
export type { Proposal } from './text/proposal/proposal.js';
export { isTombstone, type Question } from './text/question/question.js';
export type { Text, TextEvent, TextFact } from './text/text.js';
export { contentHash, contentOf, type Content, type PaperQuestion } from './text/version/content.js';
export { numbersOf } from './text/version/numbering.js';
export type { Version } from './text/version/version.js';
export { nameIn, type Audience, type Capacity, type Language, type Role } from './vocabulary.js';
export { bodyRows } from './views/body-rows.js';
export { deliveryRows } from './views/delivery-rows.js';
export { entryOf } from './views/entry.js';
export type { Row } from './views/row.js';
export { textRows } from './views/text-rows.js';
export { collisionsOn } from './views/wording/collisions.js';
export { comparisonOf, type TextState } from './views/wording/comparison.js';
export { compilationOf } from './views/wording/compilation.js';
export { negotiationOn } from './views/wording/negotiation.js';
export { streamliningOf, type DecidedAct } from './views/wording/streamlining.js';
export { isStanding, type ProposalTold, type QuestionTold } from './views/wording/told.js';
export { chainAt, weaveOf, type Chain } from './text/question/wording.js';
