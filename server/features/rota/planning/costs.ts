/**
 * What it costs when a rule that may bend is bent. Each rule is dearer than what the next ones can cost together in the life of
 * one shift, so that a plan is better by the first rule in which it is.
 */
export const COSTS = {
  /** A shift of somebody's share that they do not get. */
  unfilled: 50_000,
  /** A seat less than the least of a day. */
  seatShort: 20_000,
  /** A shift of the plan so far on another day; the same day beside somebody else. */
  movedDay: 6_000,
  movedBuddy: 5_000,
  buddyRepeat: 1_000,
  /** For the first shift too many or too few, for the next two, for all further ones. */
  buddyUneven: [150, 300, 600],
  dayUneven: [40, 80, 160],
  weekday: 4,
  friday: 3,
  monthEnd: 4,
  /** A day after which the next month has none left that is far enough away. */
  nextMonth: 3_000,
  /** The one before last again, though the round allows it. */
  recentBuddy: 20,
} as const;
