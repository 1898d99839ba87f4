import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const id = z.uuid();

/** Of a desk's settings: heard by whoever may read the desk, part of no ticket's timeline. */
function settingEvent<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  return defineEvent({
    name,
    payload: z.object(shape),
    audience: 'desk',
    sentence: `fields.event.${name}`,
    inTimeline: false,
    outward: true,
  });
}

export const categoryCreated = settingEvent('category.created', { categoryId: id });
export const categoryChanged = settingEvent('category.changed', { categoryId: id });
export const categoryArchived = settingEvent('category.archived', { categoryId: id });
export const categoryRestored = settingEvent('category.restored', { categoryId: id });
/** Its tickets follow a moment later, without an event each. */
export const categoryMerged = settingEvent('category.merged', { categoryId: id, intoId: id });

export const fieldCreated = settingEvent('field.created', { fieldId: id });
export const fieldChanged = settingEvent('field.changed', { fieldId: id });
export const fieldArchived = settingEvent('field.archived', { fieldId: id });
export const fieldRestored = settingEvent('field.restored', { fieldId: id });

export const requestTypeCreated = settingEvent('request-type.created', { requestTypeId: id });
export const requestTypeChanged = settingEvent('request-type.changed', { requestTypeId: id });
export const requestTypeArchived = settingEvent('request-type.archived', { requestTypeId: id });
export const requestTypeRestored = settingEvent('request-type.restored', { requestTypeId: id });
