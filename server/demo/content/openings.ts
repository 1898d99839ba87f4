import type { Chance } from './chance.ts';
import { contacts, organizations } from './contacts.ts';
import { people } from './people.ts';
import type { Plan } from './plans.ts';
import { scenarios } from './scenarios/index.ts';
import type { Scenario, Script } from './scenarios/shape.ts';
import type { DemoOrganization, Gender } from './shapes.ts';
import { canStand } from './threads.ts';

/** A first letter that nobody has sent yet. */
export interface Opening {
  scenario: Scenario;
  script: Script;
  opening: number;
}

export interface Asker {
  key: string;
  name: string;
  gender: Gender;
  city: string;
  timeZone: string;
  organizationKey?: string;
}

/** Who writes to the company for the first time today has no past. */
const FIRST_TIME = new Set(['hannah-whitlock', 'andrei-popescu', 'velo-bristol']);

const KIND_OF_CATEGORY: Record<string, DemoOrganization['kind']> = {
  'Shops › Price list': 'shop',
  'Shops › Accounts': 'shop',
  'Shops › Orders': 'shop',
  'Shops › Display': 'shop',
  'Shops › Clubs': 'club',
  'Shops › Companies': 'company',
};

const kindOf = (organizationKey?: string) => organizations.find((one) => one.key === organizationKey)?.kind;

/** Hands out first letters, each once, and people to write them, everybody about equally often. */
export function openingsDeck(luck: Chance) {
  const left: Opening[] = luck.shuffled(
    scenarios.flatMap((scenario) =>
      Object.values(scenario.scripts).flatMap((script) =>
        script.openings.map((_, opening) => ({ scenario, script, opening })),
      ),
    ),
  );
  const letters = new Map<string, number>();

  return {
    /** A first letter that fits this plan and this month of the year. Throws when all that fit are used up. */
    draw(plan: Plan, month: number): Opening {
      const fits = ({ scenario, script }: Opening) =>
        scenario.desk === plan.desk &&
        scenario.scripts[plan.language] === script &&
        (plan.scenarioKey === undefined || plan.scenarioKey === scenario.key) &&
        (scenario.months === undefined || scenario.months.includes(month)) &&
        canStand(plan.standing, scenario, script);
      const place = left.findIndex(fits);
      const [drawn] = place < 0 ? [] : left.splice(place, 1);
      if (!drawn) throw new Error(`No first letter is left for ${JSON.stringify(plan)} in month ${month}.`);
      return drawn;
    },

    /** Somebody who would write this: shops about price lists, teammates about their laptops. */
    asker(plan: Plan, scenario: Scenario): Asker {
      const certain = contacts.find((contact) => contact.key === plan.contactKey);
      const asker = certain ?? luck.one(leastAsked(plan.desk === 'it' ? colleagues(plan) : customers(plan, scenario)));
      letters.set(asker.key, (letters.get(asker.key) ?? 0) + 1);
      return asker;
    },
  };

  function leastAsked(candidates: readonly Asker[]): Asker[] {
    const fewest = Math.min(...candidates.map((one) => letters.get(one.key) ?? 0));
    return candidates.filter((one) => (letters.get(one.key) ?? 0) === fewest);
  }

  function customers(plan: Plan, scenario: Scenario): Asker[] {
    const kind = KIND_OF_CATEGORY[scenario.category];
    const speakers = contacts.filter((one) => one.language === plan.language && !FIRST_TIME.has(one.key));
    const ofKind = speakers.filter((one) => kindOf(one.organizationKey) === kind);
    return ofKind.length > 0 ? ofKind : speakers.filter((one) => kindOf(one.organizationKey) === undefined);
  }

  function colleagues(plan: Plan): Asker[] {
    return people
      .filter((person) => person.department !== 'IT' && (person.locale === 'it') === (plan.language === 'it'))
      .map(({ key, name, gender, timeZone }) => ({ key, name, gender, timeZone, city: 'Bologna' }));
  }
}
