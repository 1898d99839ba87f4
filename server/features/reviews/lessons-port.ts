import type { Act } from '../../platform/act.ts';

/** What a buddy's look taught somebody, in the moment when it does. */
export interface Taught {
  ticketId: string;
  rotaId: string;
  /** The shift in which the reply was written; null: on a day without one. */
  shiftId: string | null;
  authorId: string;
  /** The whole reply as it is now, plain. */
  text: string;
  changes: {
    after: string;
    /** The buddy said why. */
    isLesson: boolean;
    /** The article that the lesson named. */
    guideId: string | null;
  }[];
}

/** In the transaction that gives the lesson; filled by the feature that gathers what a shift taught. */
export type LessonKeeper = (one: Act, taught: Taught) => Promise<void>;

let registered: LessonKeeper = async () => undefined;

/** Done by the composition. */
export function registerLessonKeeper(keeper: LessonKeeper): void {
  registered = keeper;
}

export function keepLessons(...taught: Parameters<LessonKeeper>): Promise<void> {
  return registered(...taught);
}
