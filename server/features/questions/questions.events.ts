import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const id = z.uuid();

function questionEvent<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  return defineEvent({
    name,
    payload: z.object({ questionId: id, ...shape }),
    audience: 'desk',
    sentence: `questions.event.${name}`,
    inTimeline: false,
    outward: true,
  });
}

/** Asked so often that an answer for everybody is worth writing; told once for each question. */
export const questionAskedAgain = questionEvent('question.asked-again', { times: z.number().int() });
export const questionAnswered = questionEvent('question.answered', { articleId: id });
export const questionLeftOut = questionEvent('question.left-out', {});
export const questionBroughtBack = questionEvent('question.brought-back', {});
/** One ticket does not ask this. */
export const questionTicketParted = questionEvent('question.ticket-parted', { ticketId: id });
/** Two are the same question, also where no word of them is. */
export const questionsUnited = questionEvent('question.united', { otherId: id });
/** When a question of this desk counts as asked again. */
export const questionSettingsChanged = defineEvent({
  name: 'question.settings-changed',
  payload: z.object({ days: z.number().int(), times: z.number().int() }),
  audience: 'desk',
  sentence: 'questions.event.question.settings-changed',
  inTimeline: false,
  outward: false,
});
