import './events.tables.ts';

export type { EventConsumer } from './consumer.ts';
export { consumeEvents, startConsumer } from './consumer.ts';
export type { EventDefinition } from './definition.ts';
export { allEventDefinitions, defineEvent, desksToldOf, eventDefinition } from './definition.ts';
export { startPublisher } from './publisher.ts';
export type { EventReader, PublishedEvent } from './reader.ts';
export { eventsAfter, followEvents, lastEventNumber } from './reader.ts';
export type { Whisper, Whispers } from './whispers.ts';
export { openWhispers } from './whispers.ts';
