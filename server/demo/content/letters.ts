import type { Chance } from './chance.ts';
import { paper, photo } from './files.ts';
import { greetingsAt, INSIDE, PHRASES, type Phrases } from './phrases.ts';
import type { Scenario, Script } from './scenarios/shape.ts';
import type { DemoAttachment, DemoPerson, DeskKey, Gender, Language } from './shapes.ts';
import { type Facts, filled, goingOn } from './slots.ts';
import type { Turn } from './threads.ts';

export interface Correspondence {
  desk: DeskKey;
  channel: 'email' | 'form' | 'api';
  language: Language;
  scenario: Scenario;
  script: Script;
  /** Which of the script's openings this ticket has; no other ticket has it. */
  opening: number;
  facts: Facts;
  /** Full name and gender of whoever asks. */
  asker: { name: string; gender: Gender; timeZone: string };
}

export interface Letter {
  text: string;
  html?: string;
  attachments?: DemoAttachment[];
}

const phrasesOf = ({ desk, language }: Correspondence): Phrases =>
  desk === 'it' ? INSIDE[language === 'it' ? 'it' : 'en'] : PHRASES[language];

const firstName = (name: string) => name.split(' ')[0] ?? name;

/** The letter of one turn, without its time. `first` says whether this writer has not written in the thread before. */
export function letterOf(
  turn: Turn,
  correspondence: Correspondence,
  by: Pick<DemoPerson, 'gender'>,
  at: Temporal.Instant,
  first: boolean,
  /** Hours since the letter before; parcels need a day or two. */
  hoursSince: number,
  chance: Chance,
): Letter {
  const { script, scenario, facts, language, asker } = correspondence;
  const phrases = phrasesOf(correspondence);
  const fill = (text: string, gender = by.gender) =>
    filled(text, { ...facts, name: firstName(asker.name) }, { language, at, gender });
  const reply = (lines: readonly string[] | undefined): Letter => ({ text: greeted(fill(choose(lines)), first) });
  const choose = (lines: readonly string[] | undefined): string => chance.one(lines ?? []);
  const greeted = (text: string, always: boolean): string => {
    if (!always && chance.yes(0.45)) return text;
    const greeting = fill(choose(phrases.reply));
    return phrases.inline ? `${greeting} ${goingOn(text)}` : `${greeting}\n\n${text}`;
  };

  switch (turn) {
    case 'opening':
      return opened(correspondence, fill(script.openings[correspondence.opening] ?? ''), at, phrases, chance);
    case 'told':
      return withPhotos({ text: fill(choose(script.told)) }, scenario, chance);
    case 'further':
      return { text: fill(choose(script.further)) };
    case 'thanks':
      return {
        text: fill(choose(thanksFor(scenario, phrases, hoursSince, at.toZonedDateTimeISO(asker.timeZone).dayOfWeek))),
      };
    case 'nudge':
      return { text: fill(choose(phrases.nudges)) };
    case 'note':
      return { text: choose(scenario.notes) };
    case 'holdNote':
      return { text: scenario.hold ?? choose(scenario.notes) };
    case 'ask':
      return reply(script.ask);
    case 'toThat':
      return reply(script.toThat);
    case 'holding':
      return reply(phrases.holding);
    case 'onHold':
      return reply(phrases.onHold);
    case 'reminder':
      return reply(phrases.reminders);
    case 'welcome':
      return reply(phrases.welcome);
    case 'answer': {
      const answer = reply(script.answers);
      return scenario.paper ? { ...answer, attachments: [document(scenario.paper, correspondence)] } : answer;
    }
  }
}

function opened(
  correspondence: Correspondence,
  core: string,
  at: Temporal.Instant,
  phrases: Phrases,
  chance: Chance,
): Letter {
  const { desk, channel, language, asker, script, scenario } = correspondence;
  const name = desk === 'it' || chance.yes(0.35) ? firstName(asker.name) : asker.name;
  // A form asks for name and address in their own fields, so few greet or sign there.
  const bare = channel === 'form' && chance.yes(0.7);
  const greeting = bare ? '' : chance.one(greetingsAt(at.toZonedDateTimeISO(asker.timeZone).hour, phrases));
  const farewell = bare ? '' : `${chance.one(phrases.farewells)},\n${name}`;
  const begins =
    greeting === '' ? core : language === 'it' ? `${greeting}\n${goingOn(core)}` : `${greeting}\n\n${core}`;
  const text = farewell === '' ? begins : `${begins}\n\n${farewell}`;
  const letter: Letter = channel === 'email' && chance.yes(0.3) ? { text, html: asHtml(text) } : { text };
  return script.told ? letter : withPhotos(letter, scenario, chance);
}

/** A day before it can have come by post. */
const POST_HOURS = 24;
const SUNDAY = 7;
const BY_POST = /^(Orders › (Parcels|Delivery|Wrong)|Spare parts|Warranty › Returns)/;
const TRIED_AT_ONCE = /^(App|IT|Lights › Modes|Lucciola › Modes|Faro 900 › Beam)/;

function thanksFor({ category }: Scenario, phrases: Phrases, hoursSince: number, weekday: number): string[] {
  if (BY_POST.test(category) && hoursSince > POST_HOURS && weekday !== SUNDAY) return phrases.arrived;
  return TRIED_AT_ONCE.test(category) ? phrases.works : phrases.thanks;
}

function withPhotos(letter: Letter, scenario: Scenario, chance: Chance): Letter {
  if (!scenario.photos || chance.yes(0.2)) return letter;
  return { ...letter, attachments: scenario.photos.map((name) => photo(name, chance)) };
}

function document(name: string, { facts, asker, language }: Correspondence): DemoAttachment {
  const heading = name.replace('.pdf', '').replaceAll('-', ' ');
  return paper(name, `Officina Lume, ${heading}`, [
    asker.name,
    `${facts.street}, ${facts.city}`,
    '',
    `${facts.order}, ${facts.product}`,
    `EUR ${facts.amount?.replace(/[^\d.,]/g, '')} (${language.toUpperCase()})`,
    '',
    'Officina Lume, via delle Lame 96, Bologna',
  ]);
}

/** What a mail program makes of the same words. */
function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const paragraphs = escaped.split('\n\n').map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`);
  return `<div dir="auto">${paragraphs.join('')}</div>`;
}
