/** A JSON Schema as OpenAPI 3.1 holds it, as far as our own document uses it. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

interface Described {
  content?: Record<string, { schema?: Schema }>;
}

export interface ApiDocument {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, Described>; requestBody?: Described }>>;
  components?: { schemas?: Record<string, Schema> };
}

/** What came from the server, with the body's text as it was. */
export interface WhatCame {
  status: number;
  contentType: string;
  text: string;
}

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
};
const PROBLEM = /^urn:sportello:problem:[a-z][a-z0-9-]*$/;

/**
 * What an answer has that the document does not say of it: a status, a kind of content, a key or a type; an error that is no
 * problem (RFC 9457). Empty where the two agree. `route` is "GET /tickets", without the prefix of the API.
 */
export function notAsDescribed(document: ApiDocument, route: string, came: WhatCame): string[] {
  const [method = '', path = ''] = route.split(' ');
  const responses = document.paths[`/api/v1${path}`]?.[method.toLowerCase()]?.responses;
  if (!responses) return [`${route} is not in the document`];
  const kind = came.contentType.split(';')[0] ?? '';
  if (came.status >= 400) return problemsOf(document, came, kind).map((fault) => `${route} ${came.status}: ${fault}`);
  const described = responses[String(came.status)];
  if (!described) return [`${route}: ${came.status} is not described`];
  if (!described.content) return came.text === '' ? [] : [`${route} ${came.status}: a body that is not described`];
  const content = described.content[kind] ?? described.content['*/*'];
  if (!content) return [`${route} ${came.status}: ${kind || 'no kind of content'} is not described`];
  if (kind !== 'application/json' || !content.schema) return [];
  return faults(document, content.schema, JSON.parse(came.text), '$').map(
    (fault) => `${route} ${came.status}: ${fault}`,
  );
}

function problemsOf(document: ApiDocument, came: WhatCame, kind: string): string[] {
  if (kind !== 'application/problem+json') return [`${kind || 'nothing'} instead of a problem`];
  const body = JSON.parse(came.text);
  const wrong: string[] = [];
  if (!PROBLEM.test(body.type)) wrong.push(`type ${body.type}`);
  if (body.status !== came.status) wrong.push(`status ${body.status} in the body`);
  for (const key of ['title', 'detail']) {
    if (typeof body[key] !== 'string' || body[key] === '') wrong.push(`no ${key}`);
  }
  for (const one of body.errors ?? []) wrong.push(...faults(document, FIELD_ERROR, one, '$.errors'));
  return wrong;
}

const FIELD_ERROR: Schema = {
  type: 'object',
  properties: { path: { type: 'string' }, detail: { type: 'string' } },
  required: ['path', 'detail'],
};

/** Where `value` is not as `schema` says, by its place. A key that is not described is a fault: it is part of the answer too. */
function faults(document: ApiDocument, schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const named = document.components?.schemas?.[name];
    return named ? faults(document, named, value, at) : [`${at}: ${schema.$ref} is not there`];
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const tried = choices.map((choice) => faults(document, choice, value, at));
    if (tried.some((found) => found.length === 0)) return [];
    // The one that fits best says most.
    return tried.sort((a, b) => a.length - b.length)[0] ?? [`${at}: no choice`];
  }
  if (schema.allOf) return faults(document, together(document, schema), value, at);
  if (schema.const !== undefined && schema.const !== value) return [`${at}: ${say(value)} is not ${say(schema.const)}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${say(value)} is none of ${say(schema.enum)}`];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) return [`${at}: ${say(value)} is no ${types}`];
  if (typeof value === 'string') return faultsOfText(schema, value, at);
  if (typeof value === 'number') return faultsOfNumber(schema, value, at);
  if (Array.isArray(value)) return faultsOfList(document, schema, value, at);
  if (typeof value === 'object' && value !== null) return faultsOfObject(document, schema, value, at);
  return [];
}

/** The parts of an intersection are about the same object: its keys are those of all of them. */
function together(document: ApiDocument, schema: Schema): Schema {
  const parts = (schema.allOf ?? []).map((part) => {
    const named = document.components?.schemas?.[part.$ref?.split('/').at(-1) ?? ''];
    return part.$ref === undefined || named === undefined ? part : named;
  });
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties), schema.properties),
    required: [...parts, schema].flatMap((part) => part.required ?? []),
  };
}

function faultsOfText(schema: Schema, value: string, at: string): string[] {
  const format = FORMATS[schema.format ?? ''];
  if (format && !format.test(value)) return [`${at}: ${say(value)} is no ${schema.format}`];
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    return [`${at}: ${say(value)} does not fit ${schema.pattern}`];
  if (value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Number.POSITIVE_INFINITY))
    return [`${at}: a text of ${value.length}`];
  return [];
}

function faultsOfNumber(schema: Schema, value: number, at: string): string[] {
  const fits =
    value >= (schema.minimum ?? Number.NEGATIVE_INFINITY) && value <= (schema.maximum ?? Number.POSITIVE_INFINITY);
  return fits ? [] : [`${at}: ${value} is too small or too large`];
}

function faultsOfList(document: ApiDocument, schema: Schema, value: unknown[], at: string): string[] {
  const long = value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY) || value.length < (schema.minItems ?? 0);
  return [
    ...(long ? [`${at}: ${value.length} items`] : []),
    ...value.flatMap((item, place) => {
      const of = schema.prefixItems?.[place] ?? schema.items;
      return of ? faults(document, of, item, `${at}[${place}]`) : [];
    }),
  ];
}

function faultsOfObject(document: ApiDocument, schema: Schema, value: object, at: string): string[] {
  const found = (schema.required ?? []).filter((key) => !(key in value)).map((key) => `${at}.${key} is missing`);
  const { properties, additionalProperties: more } = schema;
  for (const [key, part] of Object.entries(value)) {
    const of = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (of) found.push(...faults(document, of, part, `${at}.${key}`));
    else if (typeof more === 'object') found.push(...faults(document, more, part, `${at}.${key}`));
    else if (properties && more !== true) found.push(`${at}.${key} is not described`);
  }
  return found;
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return [type].includes(typeof value);
  }
}

const say = (value: unknown): string => JSON.stringify(value).slice(0, 120);
