// A node of a later version of the program: today's, with one more command and the event type that it records.
import 'reflect-metadata';
import { z } from 'zod';
import { TextCommand } from '../../dist/libs/negotiation/src/command.js';
import { textDecider } from '../../dist/libs/negotiation/src/deciders.js';
import { register } from '../../dist/libs/negotiation/src/register.js';

const TYPE = 'QuestionAnnotated';

class AnnotateQuestion extends TextCommand {
  static input = z.strictObject({ questionId: z.string(), words: z.string() });
}

const { knows, evolve } = textDecider;
textDecider.knows = (type) => type === TYPE || knows(type);
textDecider.evolve = (text, fact) => (fact.type === TYPE ? { ...text, revision: fact.revision } : evolve(text, fact));
register.push({
  name: AnnotateQuestion.name,
  subject: 'text',
  speakers: ['chair'],
  command: AnnotateQuestion,
  decide: ({ data }) => [{ type: TYPE, data }],
});

await import('./serving.mjs');
