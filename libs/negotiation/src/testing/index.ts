export * from './steps-in-the-room.js';
export * from './cast.js';
export * from './draft.js';
export { said, TEXT_COMMANDS, type Move } from './moves.js';
export * from './room.js';
export * from './scene.js';
export * from './steps.js';
export * from './structure.js';
export * from './text.js';
