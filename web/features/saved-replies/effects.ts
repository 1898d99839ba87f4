import type { MacroEffects } from '../../../contract/saved-replies.ts';
import type { MessageKey, Translate } from '../../i18n/index.ts';

export const effectNames = [
  'status',
  'priority',
  'assignee',
  'team',
  'category',
  'addTags',
  'removeTags',
  'note',
] as const satisfies readonly (keyof MacroEffects)[];
export type EffectName = (typeof effectNames)[number];

/** The effects with one set; undefined takes it away. */
export function withEffect(effects: MacroEffects, name: EffectName, value: MacroEffects[EffectName]): MacroEffects {
  const { [name]: _before, ...others } = effects;
  return value === undefined ? others : { ...others, [name]: value };
}

export function tagsOf(words: string): string[] {
  return words.split(',').map((tag) => tag.trimStart());
}

/** Without what is still being typed: no empty tags, no note without words. */
export function finished(effects: MacroEffects): MacroEffects {
  const tags = (list: readonly string[] | undefined) => {
    const whole = [...new Set((list ?? []).map((tag) => tag.trim()).filter(Boolean))];
    return whole.length === 0 ? undefined : whole;
  };
  const { addTags, removeTags, note, ...rest } = effects;
  const added = tags(addTags);
  const removed = tags(removeTags);
  return {
    ...rest,
    ...(added === undefined ? {} : { addTags: added }),
    ...(removed === undefined ? {} : { removeTags: removed }),
    ...(note === undefined || asText(note).trim() === '' ? {} : { note }),
  };
}

/** A note is written as plain words; its lines are its paragraphs. */
export function asHtml(text: string): string {
  return text
    .split('\n')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`)
    .join('');
}
export function asText(html: string): string {
  return html
    .replace(/<\/p>\s*<p[^>]*>/g, '\n')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What a macro will change, in a few words each: for whoever is about to use it. */
export function effectWords(
  effects: MacroEffects,
  t: Translate,
  nameOf: (kind: 'assignee' | 'team', id: string) => string | undefined,
): string[] {
  const value = (name: EffectName): string => {
    switch (name) {
      case 'status':
        return effects.status === undefined ? '' : t(`shell.status.${effects.status}`);
      case 'priority':
        return effects.priority === undefined ? '' : t(`shell.priority.${effects.priority}`);
      case 'assignee':
        return effects.assignee === 'me'
          ? t('saved-replies-page.effect.me')
          : effects.assignee == null
            ? t('saved-replies-page.effect.none')
            : (nameOf('assignee', effects.assignee) ?? t('saved-replies-page.effect.someone'));
      case 'team':
        return effects.team == null
          ? t('saved-replies-page.effect.none')
          : (nameOf('team', effects.team) ?? t('saved-replies-page.effect.someone'));
      case 'category':
        return effects.category ?? t('saved-replies-page.effect.none');
      case 'addTags':
      case 'removeTags':
        return (effects[name] ?? []).join(', ');
      case 'note':
        return '';
    }
  };
  return effectNames
    .filter((name) => effects[name] !== undefined)
    .map((name) => t(`saved-replies-page.will.${name}` as MessageKey, { value: value(name) }));
}
