import type { Chance } from './chance.ts';
import type { Scenario, Script } from './scenarios/shape.ts';
import type { TicketStatus } from './shapes.ts';

/** What a letter does in its thread; how it is worded and when it comes is decided later. */
export type Turn =
  | 'opening'
  | 'holding'
  | 'nudge'
  | 'ask'
  | 'told'
  | 'note'
  | 'answer'
  | 'further'
  | 'toThat'
  | 'reminder'
  | 'onHold'
  | 'holdNote'
  | 'thanks'
  | 'welcome';

/**
 * How a ticket stands, finer than its status: `promised` is open because we said that we would write; `back` is open
 * because they wrote again and nobody has it.
 */
export type Standing = Exclude<TicketStatus, 'open'> | 'promised' | 'back';

const FROM_THEM: ReadonlySet<Turn> = new Set(['opening', 'nudge', 'told', 'further', 'thanks']);

export const isTheirs = (turn: Turn): boolean => FROM_THEM.has(turn);

/** An answer after which one still waits to hear from them. */
const WANTS_A_WORD =
  /\?|write back|answer this mail|tell me|send (me|it)|let us know|scriva|mi mandi|risponda|mi dica|riprovi|dime|dinos|mándame|responde|escríbenos|scrieți|răspundeți|trimiteți|apăsați|încercați/i;

/** Whether this script can come to stand like that: a promise after photos needs a question about photos. */
export function canStand(standing: Standing, scenario: Scenario, script: Script): boolean {
  if (standing === 'on_hold') return scenario.hold !== undefined;
  if (standing === 'promised') return script.ask !== undefined;
  if (standing === 'waiting')
    return script.ask !== undefined || script.answers.some((answer) => WANTS_A_WORD.test(answer));
  if (standing === 'back') return script.ask !== undefined || script.further !== undefined;
  return true;
}

/** The turns of one thread, in order, from one letter to nine. */
export function threadOf(standing: Standing, scenario: Scenario, script: Script, chance: Chance): Turn[] {
  const asked: Turn[] = script.ask ? ['ask', 'told'] : [];
  const note: Turn[] = chance.yes(0.38) ? ['note'] : [];
  switch (standing) {
    case 'new':
      return ['opening'];
    case 'promised':
      return ['opening', ...asked, ...note, 'holding'];
    case 'back':
      return script.further && (!script.ask || chance.yes(0.5))
        ? ['opening', ...asked, 'answer', 'further']
        : ['opening', 'ask', 'told'];
    case 'waiting':
      if (script.ask && chance.yes(0.6))
        return ['opening', ...note, 'ask', ...(chance.yes(0.3) ? ['reminder' as const] : [])];
      return ['opening', ...asked, ...note, 'answer'];
    case 'on_hold':
      return ['opening', ...asked, ...note, 'onHold', 'holdNote'];
    case 'solved':
    case 'closed':
      return settled(scenario, script, asked, note, chance);
  }
}

function settled(scenario: Scenario, script: Script, asked: Turn[], note: Turn[], chance: Chance): Turn[] {
  // Who writes only to say thank you is sometimes left in peace.
  if (scenario.tags?.includes('praise') && chance.yes(0.35)) return chance.yes(0.5) ? ['opening'] : ['opening', 'note'];
  const turns: Turn[] = ['opening'];
  if (chance.yes(0.16)) turns.push('holding', ...(chance.yes(0.3) ? (['nudge'] as const) : []));
  else if (!script.ask && chance.yes(0.06)) turns.push('nudge');
  if (chance.yes(0.85)) turns.push(...asked);
  turns.push(...note, 'answer');
  if (script.further && chance.yes(0.65)) turns.push('further', 'toThat');
  const praising = scenario.tags?.includes('praise') ?? false;
  if (!praising && chance.yes(0.42)) turns.push('thanks', ...(chance.yes(0.2) ? (['welcome'] as const) : []));
  return turns;
}
