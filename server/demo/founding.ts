import { replaceCardFields } from '../features/card-fields/card-fields.queries.ts';
import { foundCompany } from '../features/company/index.ts';
import { createDesk } from '../features/desks/index.ts';
import { createField } from '../features/fields/defining-fields.ts';
import { fieldsOfDesk } from '../features/fields/index.ts';
import { createOrganization } from '../features/organizations/index.ts';
import { createSavedReply } from '../features/saved-replies/index.ts';
import { createTeammate, hashPassword } from '../features/teammates/index.ts';
import { createTeam } from '../features/teams/changing.ts';
import type { Actor } from '../platform/access/index.ts';
import { system } from '../platform/access/index.ts';
import type { Act, Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import { escapeText } from '../platform/html/index.ts';
import { newId } from '../platform/ids/index.ts';
import type { DeskKey } from './company.ts';
import { company, desks, organizations, people } from './company.ts';
import { organizationFacts } from './content/cards.ts';
import { ownCardFields, ownFields } from './content/own-fields.ts';
import { savedReplies } from './content/saved-replies.ts';
import { teams } from './content/teams.ts';
import { departments } from './filling.queries.ts';

/** Everybody in the sample company signs in with it; it is said at each start of the demo. */
export const DEMO_PASSWORD = 'bicicletta al faro';
export const ACTOR = system('sample company');

type Person = Actor & { kind: 'teammate' };

/** A thing that happens at its time; all tickets' things in one order make the sample's year. */
export interface Moment {
  at: Temporal.Instant;
  run(): Promise<void>;
}

/** What there is of the company before its first ticket: keys of the sample to ids of the product. */
export interface Sample {
  actors: Map<string, Person>;
  addresses: Map<DeskKey, string>;
  deskIds: Map<DeskKey, string>;
  teamIds: Map<string, string>;
  /** "fault water" to the option's id. */
  options: Map<string, string>;
  cardFieldIds: Map<string, string>;
  organizationIds: Map<string, string>;
  /** By name. */
  savedReplyIds: Map<string, string>;
}

/** @throws Error for a key that nobody has: the sample contradicts itself. */
export function personIn(sample: Sample, key: string): Person {
  const person = sample.actors.get(key);
  if (!person) throw new Error(`nobody here is ${key}`);
  return person;
}

const idIn = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the sample has no ${key}`);
  return id;
};

const NAMED = /\{(team:)?([a-z-]+)\}|@(Marta)\b/g;

/** A note's words as HTML where they name somebody, `{nuria-vidal}`, `{team:workshop}` or `@Marta`; else undefined. */
export function withNames(text: string, sample: Sample): string | undefined {
  if (text.search(NAMED) < 0) return undefined;
  const html = escapeText(text).replace(NAMED, (_, team: string | undefined, key: string | undefined) => {
    const id = team ? idIn(sample.teamIds, key ?? '') : personIn(sample, key ?? 'marta-rinaldi').id;
    return `<span data-mention="${team ? 'team' : 'teammate'}:${id}">@</span>`;
  });
  return `<p>${html}</p>`;
}

/** The company as it was before its first ticket: desks, people, and what they set up for their work. */
export async function makeCompany(
  platform: Platform & { clock: MovableClock },
  now: Temporal.Instant,
): Promise<Sample> {
  const sample: Sample = {
    actors: new Map(),
    addresses: new Map(),
    deskIds: new Map(),
    teamIds: new Map(),
    options: new Map(),
    cardFieldIds: new Map(),
    organizationIds: new Map(),
    savedReplyIds: new Map(),
  };
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  platform.clock.set(now.subtract({ hours: 24 * 380 }));
  await act(platform, ACTOR, async (one) => {
    await foundCompany(one, company);
    await makeDesks(one, sample);
    await makePeople(one, sample, passwordHash);
  });
  await act(platform, personIn(sample, 'marta-rinaldi'), async (one) => {
    await makeTeams(one, sample);
    await makeOwnFields(one, sample);
    await makeOrganizations(one, sample);
  });
  await makeSavedReplies(platform, sample);
  return sample;
}

async function makeDesks(one: Act, { deskIds, addresses }: Sample): Promise<void> {
  for (const desk of desks) {
    const { id } = await createDesk(one, {
      name: desk.name,
      audience: desk.audience,
      languages: desk.languages,
      timeZone: desk.timeZone,
      addresses: desk.addresses.map((each) => each.address),
      fromName: desk.key === 'customer' ? company.name : `${company.name} IT`,
      hours: desk.hours.map((hours) => ({ day: hours.weekday, from: hours.from, to: hours.to })),
      replyTargetMinutes: desk.replyTargetHours * 60,
    });
    deskIds.set(desk.key, id);
    addresses.set(desk.key, desk.addresses[0]?.address ?? '');
  }
}

async function makePeople(one: Act, { actors, deskIds }: Sample, passwordHash: string): Promise<void> {
  for (const person of people) {
    const grants = person.grants.map((grant) => ({
      role: grant.role,
      deskId: grant.desk === 'all' ? null : idIn(deskIds, grant.desk),
    }));
    const { name, locale, timeZone } = person;
    const { id } = await createTeammate(one, {
      email: person.email,
      name,
      locale,
      timeZone,
      emailVerified: true,
      grants,
      passwordHash,
    });
    actors.set(person.key, { kind: 'teammate', id, name, grants, locale, timeZone });
  }
  await departments(
    one.trx,
    people.map(({ email, department }) => ({ email, department })),
  );
}

async function makeTeams(one: Act, sample: Sample): Promise<void> {
  for (const { key, name, desk, tier, members } of teams) {
    const memberIds = members.map((member) => personIn(sample, member).id);
    const id = await createTeam(one, { name, desks: [{ deskId: idIn(sample.deskIds, desk), tier }], memberIds });
    sample.teamIds.set(key, id);
  }
}

async function makeOwnFields(one: Act, { deskIds, options, cardFieldIds }: Sample): Promise<void> {
  for (const { desk, options: given = {}, ...field } of ownFields) {
    const deskId = idIn(deskIds, desk);
    const names = Object.entries(given);
    const id = await createField(one, deskId, {
      ...field,
      ...(names.length > 0 ? { options: names.map(([, words]) => ({ names: words })) } : {}),
    });
    const made = (await fieldsOfDesk(one.trx, deskId)).find((each) => each.id === id);
    for (const [place, [key]] of names.entries()) options.set(`${field.key} ${key}`, made?.options[place]?.id ?? '');
  }
  const cards = ownCardFields.map(({ key, ...field }) => {
    const id = newId();
    cardFieldIds.set(key, id);
    return { ...field, id, choices: [] };
  });
  await replaceCardFields(one.trx, cards, one.at);
}

async function makeOrganizations(one: Act, { deskIds, cardFieldIds, organizationIds }: Sample): Promise<void> {
  for (const { key, name, domain, kind } of organizations) {
    const facts = organizationFacts[key];
    const fields = {
      ...(facts?.agreed ? { [idIn(cardFieldIds, 'agreed')]: facts.agreed } : {}),
      ...(facts?.discount ? { [idIn(cardFieldIds, 'discount')]: facts.discount } : {}),
    };
    const id = await createOrganization(one, {
      name,
      domains: [domain],
      sharesOn: kind === 'club' ? [] : [idIn(deskIds, 'customer')],
      plan: facts?.plan,
      value: facts?.value,
      currency: 'EUR',
      vip: facts?.vip ?? false,
      fields,
    });
    organizationIds.set(key, id);
  }
}

async function makeSavedReplies(platform: Platform, sample: Sample): Promise<void> {
  for (const { name, shortcut, folder, keywords, desk, ownerKey, texts, effects, team } of savedReplies) {
    const keeper = ownerKey ?? (desk === 'it' ? 'matteo-valli' : 'ioana-munteanu');
    const id = await act(platform, personIn(sample, keeper), (one) =>
      createSavedReply(one, {
        name,
        shortcut: shortcut ?? null,
        folder,
        keywords: keywords ?? '',
        audience: ownerKey ? 'private' : 'desks',
        desks: [idIn(sample.deskIds, desk)],
        texts,
        effects: { ...effects, ...(team ? { team: idIn(sample.teamIds, team) } : {}) },
      }),
    );
    sample.savedReplyIds.set(name, id);
  }
}
