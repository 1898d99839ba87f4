import type { FieldKind } from '../../../contract/field-values.ts';
import type { READY_REQUEST_TYPES } from '../../../contract/fields.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { translator } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { freeKey, lockForms } from './defining-fields.ts';
import { fieldsOfDesk, insertField } from './fields.queries.ts';
import type { FieldAudience, FieldRules, FormItem, Words } from './fields.tables.ts';
import { desksWithoutReady, insertRequestType, markReady, requestTypesOfDesk } from './request-types.queries.ts';

interface ReadyField {
  key: string;
  kind: FieldKind;
  rules?: FieldRules;
  audience?: FieldAudience;
}

type ReadyKey = (typeof READY_REQUEST_TYPES)[number];

/** What comes with every desk, in this order; nothing in them is required, so that nobody is kept from asking. */
const READY: readonly { key: ReadyKey; icon: string; fields: readonly ReadyField[] }[] = [
  { key: 'question', icon: 'help', fields: [] },
  {
    key: 'bug',
    icon: 'bug',
    fields: [
      { key: 'steps', kind: 'text', rules: { multiline: true } },
      { key: 'expected', kind: 'text', rules: { multiline: true } },
      { key: 'version', kind: 'text', rules: { longest: 100 } },
    ],
  },
  {
    key: 'technical_problem',
    icon: 'tool',
    fields: [
      { key: 'device', kind: 'text', rules: { longest: 200 } },
      { key: 'since', kind: 'date' },
    ],
  },
  { key: 'feature_request', icon: 'bulb', fields: [{ key: 'benefit', kind: 'text', rules: { multiline: true } }] },
  {
    key: 'partnership',
    icon: 'heart-handshake',
    fields: [{ key: 'organization', kind: 'text', rules: { longest: 200 } }],
  },
  { key: 'password_reset', icon: 'key', fields: [{ key: 'account', kind: 'text', rules: { longest: 200 } }] },
  {
    key: 'equipment',
    icon: 'device-laptop',
    fields: [
      { key: 'item', kind: 'text', rules: { longest: 200 } },
      { key: 'needed_by', kind: 'date' },
      { key: 'cost', kind: 'number', rules: { least: 0, unit: '€' }, audience: 'team' },
    ],
  },
  {
    key: 'contract_review',
    icon: 'file-text',
    fields: [
      { key: 'counterparty', kind: 'text', rules: { longest: 200 } },
      { key: 'sign_by', kind: 'date' },
    ],
  },
];

/** The request types that come ready, made for a desk that was just opened. Once for each desk: what it puts away stays away. */
export async function makeReadyRequestTypes(one: Act, deskId: string): Promise<void> {
  if (!(await markReady(one.trx, deskId, one.at))) return;
  await lockForms(one, deskId);
  const fields = await fieldsOfDesk(one.trx, deskId, true);
  const types = await requestTypesOfDesk(one.trx, deskId, true);
  const created_at = one.at.toString();
  let fieldPosition = fields.length;
  for (const [place, { key, icon, fields: own }] of READY.entries()) {
    const form: FormItem[] = [];
    for (const { key: fieldKey, kind, rules = {}, audience = 'customer' } of own) {
      const id = newId();
      const row = { id, desk_id: deskId, key: freeKey(fieldKey, fields), kind, rules, audience, created_at };
      await insertField(one.trx, { ...row, labels: fieldWords(fieldKey), position: fieldPosition });
      fieldPosition += 1;
      form.push({ fieldId: id, required: false, audience });
    }
    await insertRequestType(one.trx, {
      id: newId(),
      desk_id: deskId,
      key: freeKey(key, types),
      names: inEveryLanguage((t) => t(`fields.ready.${key}.name`)),
      descriptions: inEveryLanguage((t) => t(`fields.ready.${key}.description`)),
      icon,
      form,
      position: place,
      created_at,
    });
  }
}

function fieldWords(key: string): Words {
  return inEveryLanguage((t) => t(`fields.readyField.${key}`));
}

function inEveryLanguage(say: (t: ReturnType<typeof translator>) => string): Words {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(translator(language))]));
}

/** For desks that were opened before there were request types. */
export async function makeMissingRequestTypes(platform: Platform): Promise<void> {
  for (const deskId of await desksWithoutReady(platform.db)) {
    await act(platform, system('request-types.make'), (one) => makeReadyRequestTypes(one, deskId));
  }
}
