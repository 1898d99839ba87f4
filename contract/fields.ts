import { z } from 'zod';
import { FIELD_KINDS, FIELD_LIMITS } from './field-values.ts';
import { id, instant, LIMITS, language, pageQuery } from './shapes.ts';
import { PRIORITIES } from './tickets.ts';

/*
 * GET    /categories                          all of the desks that one may read, by path, a page at a time
 * GET    /desks/{id}/categories?archived=true the desk's tree in its order, parents before their children
 * POST   /desks/{id}/categories               newCategory → 201 category
 * PATCH  /categories/{id}                     categoryChange → category (another parent moves all below it along)
 * POST   /categories/{id}/archival            → category, with all below it; tickets keep theirs
 * DELETE /categories/{id}/archival            → category, with those above it
 * POST   /categories/{id}/merge               {into} → 202; its tickets and what lies below it go there, by a job
 * GET    /categories/{id}/remainder            {left} how many of its tickets have not gone there yet
 * PUT    /tickets/{id}/category               {name} a name, a path "Parent > Child", an id, or null; PATCH {category} the same
 *
 * GET    /tags?q=&desk=                       tags in use on tickets that one may see, by name, a page at a time
 * POST   /tags/{name}/rename                  {to, desk?} → 202; onto another tag merges the two, by a job
 * GET    /tags/{name}/remainder?desk=          {left} how many tickets still have the name that was
 * POST   /tickets/{id}/tags/{tag}             → the ticket
 * DELETE /tickets/{id}/tags/{tag}             → the ticket
 *
 * GET    /fields?desk=&archived=true          own fields of the desks that one may read
 * POST   /desks/{id}/fields                   newField → 201 field
 * PATCH  /fields/{id}                         fieldChange → field
 * POST   /fields/{id}/archival                → field; values stay, and are shown no more
 * DELETE /fields/{id}/archival                → field
 * PUT    /tickets/{id}/fields                 {fields: {id or key: value or null}} → the ticket; PATCH {fields} the same
 *
 * GET    /request-types?desk=&archived=true   request types of the desks that one may read
 * POST   /desks/{id}/request-types            newRequestType → 201 request type
 * PATCH  /request-types/{id}                  requestTypeChange → request type
 * POST   /request-types/{id}/archival         → request type
 * DELETE /request-types/{id}/archival         → request type
 * PUT    /tickets/{id}/request-type           {requestType: key, name, id or null, fields?} → the ticket; PATCH {requestType}
 *
 * PUT    /tickets/{id}/deadline               {deadlineAt or null} → the ticket
 * PUT    /tickets/{id}/promise                {promisedAt or null} → the ticket
 * PUT    /tickets/{id}/estimate               {minutes or null} → the ticket
 * GET    /tickets/{id}/time                   time spent, newest first
 * POST   /tickets/{id}/time                   newTimeEntry → 201 the entry
 * DELETE /tickets/{id}/time/{entryId}         one's own → 204
 */

/** The database keeps neither a zero character nor half of a pair. */
function isKeepable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Words in the languages that somebody wrote them in; shown in the closest one. */
const words = (longest: number) =>
  z
    .partialRecord(language, z.string().trim().min(1).max(longest).refine(isKeepable))
    .refine((byLanguage) => Object.keys(byLanguage).length > 0, 'Write it in one language at least.');
const names = words(LIMITS.name);
const texts = z.partialRecord(language, z.string().trim().min(1).max(FIELD_LIMITS.help).refine(isKeepable));
const archivedToo = { archived: z.enum(['true', 'false']).optional() };

// Categories

export const category = z.object({
  id,
  name: z.string(),
  /** Names from the top of the tree down to itself. */
  path: z.array(z.string()),
  deskId: id,
  parentId: id.nullable(),
  /** 1 at the top. */
  depth: z.number().int(),
  position: z.number().int(),
  archived: z.boolean(),
  /** Of itself, not of those below it; counted up to a thousand. */
  openTickets: z.number().int(),
  can: z.object({ change: z.boolean() }),
});
export type Category = z.infer<typeof category>;
/** What separates the names of a path where it is written in one line. */
const PATH_SEPARATOR = '>';
/** No ">" in it: that separates a path's parts. */
const categoryName = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.name)
  .refine(
    (name) => !name.includes(PATH_SEPARATOR),
    'A name holds no ">": that stands between a category and its parent.',
  );
export const newCategory = z.object({ name: categoryName, parentId: id.nullable().default(null) });
export const categoryChange = z.object({
  name: categoryName.optional(),
  parentId: id.nullable().optional(),
  /** Its place among its siblings, from 0. */
  position: z.number().int().min(0).max(FIELD_LIMITS.categories).optional(),
});
export type CategoryChange = z.infer<typeof categoryChange>;
export const categoryMerge = z.object({ into: id });
export const deskCategoriesQuery = z.object(archivedToo);

// Tags

export const tag = z.object({
  name: z.string(),
  /** Tickets with it, counted up to a thousand. */ count: z.number().int(),
});
export type Tag = z.infer<typeof tag>;
export const tagQuery = pageQuery.extend({ q: z.string().max(LIMITS.tagLength).optional(), desk: id.optional() });
/** Tickets that a job has still to change, for how far a renaming or a merge is. */
export const ticketsLeft = z.object({ left: z.number().int() });
export type TicketsLeft = z.infer<typeof ticketsLeft>;
export const tagName = z.string().trim().min(1).max(LIMITS.tagLength).refine(isKeepable);
export const tagRenaming = z.object({ to: tagName, desk: id.optional() });

// The desk's own fields

/** Who sees it: only the team, or the customer as well. */
const FIELD_AUDIENCES = ['team', 'customer'] as const;

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'A key begins with a letter and holds only small letters, digits and _.');

const fieldOption = z.object({ id, name: z.string(), names, archived: z.boolean() });
export const field = z.object({
  id,
  deskId: id,
  /** How programs call it; never changes. */
  key: z.string(),
  kind: z.enum(FIELD_KINDS),
  /** In the asker's language. */
  label: z.string(),
  labels: names,
  help: z.string(),
  helps: texts,
  required: z.boolean(),
  audience: z.enum(FIELD_AUDIENCES),
  /** Shown on every ticket of the desk; else where the form of its request type has it, and where it has a value. */
  everywhere: z.boolean(),
  /** Of a text: how many characters fit, and whether it is written on one line. */
  longest: z.number().int().nullable(),
  multiline: z.boolean(),
  /** Of a number. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  unit: z.string().nullable(),
  options: z.array(fieldOption),
  position: z.number().int(),
  archived: z.boolean(),
  can: z.object({ change: z.boolean() }),
});
export type Field = z.infer<typeof field>;

const fieldSettings = {
  labels: names,
  helps: texts.optional(),
  required: z.boolean().optional(),
  audience: z.enum(FIELD_AUDIENCES).optional(),
  everywhere: z.boolean().optional(),
  longest: z.number().int().min(1).max(FIELD_LIMITS.textValue).nullable().optional(),
  multiline: z.boolean().optional(),
  least: z.number().nullable().optional(),
  most: z.number().nullable().optional(),
  unit: z.string().trim().max(FIELD_LIMITS.unit).nullable().optional(),
  /** In their order. Those left out are archived: tickets keep them. Without an id it is a new one. */
  options: z
    .array(z.object({ id: id.optional(), names }))
    .max(FIELD_LIMITS.options)
    .optional(),
};
export const newField = z.object({ kind: z.enum(FIELD_KINDS), key: key.optional(), ...fieldSettings });
export type NewField = z.infer<typeof newField>;
export const fieldChange = z.object({
  ...fieldSettings,
  labels: names.optional(),
  position: z.number().int().min(0).max(FIELD_LIMITS.fields).optional(),
});
export type FieldChange = z.infer<typeof fieldChange>;
export const fieldsQuery = z.object({ desk: id.optional(), ...archivedToo });

// Request types

/** Those that come with every desk. */
export const READY_REQUEST_TYPES = [
  'question',
  'bug',
  'technical_problem',
  'feature_request',
  'partnership',
  'password_reset',
  'equipment',
  'contract_review',
] as const;

const form = z
  .array(
    z.object({
      fieldId: id,
      required: z.boolean().default(false),
      audience: z.enum(FIELD_AUDIENCES).default('customer'),
    }),
  )
  .max(FIELD_LIMITS.fields);
const defaults = z.object({
  categoryId: id.nullable().default(null),
  priority: z.enum(PRIORITIES).nullable().default(null),
  tags: z.array(tagName).max(LIMITS.tags).default([]),
});
/** A Tabler icon's name in small letters: "bug", "file-text". */
const icon = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

export const requestType = z.object({
  id,
  deskId: id,
  key: z.string(),
  name: z.string(),
  names,
  description: z.string(),
  descriptions: texts,
  icon: z.string(),
  /** Which of the desk's own fields are asked for, in this order. */
  form,
  /** What a ticket gets with it where nobody said otherwise. */
  defaults,
  position: z.number().int(),
  archived: z.boolean(),
  can: z.object({ change: z.boolean() }),
});
export type RequestType = z.infer<typeof requestType>;

const requestTypeSettings = {
  names,
  descriptions: texts.optional(),
  icon: icon.optional(),
  form: form.optional(),
  defaults: defaults.optional(),
};
export const newRequestType = z.object({ key: key.optional(), ...requestTypeSettings });
export type NewRequestType = z.infer<typeof newRequestType>;
export const requestTypeChange = z.object({
  ...requestTypeSettings,
  names: names.optional(),
  position: z.number().int().min(0).max(FIELD_LIMITS.requestTypes).optional(),
});
export type RequestTypeChange = z.infer<typeof requestTypeChange>;

// Time

export const timeEntry = z.object({
  id,
  minutes: z.number().int(),
  note: z.string(),
  /** The day it was spent on, YYYY-MM-DD. */
  spentOn: z.string(),
  by: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
  createdAt: instant,
  can: z.object({ remove: z.boolean() }),
});
export type TimeEntry = z.infer<typeof timeEntry>;
export const newTimeEntry = z.object({
  minutes: z.number().int().min(1).max(FIELD_LIMITS.minutes),
  note: z.string().trim().max(FIELD_LIMITS.note).default(''),
  /** Today where the writer is, when left out. */
  spentOn: z.iso.date().optional(),
});
export type NewTimeEntry = z.infer<typeof newTimeEntry>;
