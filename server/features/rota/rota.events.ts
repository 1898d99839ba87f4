import { z } from 'zod';
import { SWAP_KINDS } from '../../../contract/rota.ts';
import { defineEvent } from '../../platform/events/index.ts';

const onDesk = { audience: 'desk', inTimeline: false } as const;
const rotaId = z.uuid();
/** Whom it touches: they are told of it. */
const teammateIds = z.array(z.uuid());

function ofRota(name: string) {
  return defineEvent({
    name,
    payload: z.object({ rotaId }),
    sentence: `rota.event.${name}`,
    outward: false,
    ...onDesk,
  });
}

export const rotaCreated = ofRota('rota.created');
/** Its rules or its people. */
export const rotaChanged = ofRota('rota.changed');

/** A plan is there to be looked at, or could not be made. */
export const rotaPlanned = defineEvent({
  name: 'rota.planned',
  payload: z.object({ rotaId, planId: z.uuid() }),
  sentence: 'rota.event.rota.planned',
  outward: false,
  ...onDesk,
});

/** Somebody moved a shift of a draft: for the screens of who plans. */
export const draftChanged = defineEvent({
  name: 'rota.draft-changed',
  payload: z.object({ rotaId, planId: z.uuid() }),
  sentence: 'rota.event.rota.draft-changed',
  outward: false,
  ...onDesk,
});

export const rotaPublished = defineEvent({
  name: 'rota.published',
  payload: z.object({ rotaId, planId: z.uuid(), shifts: z.number().int(), teammateIds }),
  sentence: 'rota.event.rota.published',
  outward: true,
  ...onDesk,
});

function ofShift(name: string) {
  return defineEvent({
    name,
    payload: z.object({ rotaId, shiftId: z.uuid(), teammateIds }),
    sentence: `rota.event.${name}`,
    outward: true,
    ...onDesk,
  });
}

export const shiftMoved = ofShift('shift.moved');
export const shiftCancelled = ofShift('shift.cancelled');
/** Handed over and ended by whose it was. */
export const shiftCompleted = ofShift('shift.completed');

function ofSwap(name: string) {
  return defineEvent({
    name,
    payload: z.object({ rotaId, swapId: z.uuid(), shiftId: z.uuid(), kind: z.enum(SWAP_KINDS), teammateIds }),
    sentence: `rota.event.${name}`,
    outward: true,
    ...onDesk,
  });
}

export const swapOpened = ofSwap('swap.opened');
/** Nobody has taken it yet. */
export const swapReminded = ofSwap('swap.reminded');
/** Taken, and waits for a manager. */
export const swapAwaiting = ofSwap('swap.awaiting');
export const swapTaken = ofSwap('swap.taken');
export const swapRefused = ofSwap('swap.refused');
export const swapWithdrawn = ofSwap('swap.withdrawn');
/** Nobody took it: the shift stays with its owner. */
export const swapUnfilled = ofSwap('swap.unfilled');
export const swapUndone = ofSwap('swap.undone');

/** So many of their replies were let go as they were that theirs leave by themselves now. */
export const maySendAlone = defineEvent({
  name: 'rota-person.may-send-alone',
  payload: z.object({ rotaId, teammateId: z.uuid(), teammateIds }),
  sentence: 'rota.event.rota-person.may-send-alone',
  outward: true,
  ...onDesk,
});

function ofAbsence(name: string) {
  return defineEvent({
    name,
    payload: z.object({ absenceId: z.uuid(), teammateId: z.uuid() }),
    audience: 'company',
    sentence: `rota.event.${name}`,
    inTimeline: false,
    outward: false,
  });
}

export const absenceEntered = ofAbsence('absence.entered');
export const absenceRemoved = ofAbsence('absence.removed');
