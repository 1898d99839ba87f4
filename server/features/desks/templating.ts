import type { z } from 'zod';
import type { Template, templateChange, templateDraft, templatePreview } from '../../../contract/desks.ts';
import { TEMPLATE_KINDS } from '../../../contract/desks.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { closestLanguage, translator } from '../../platform/i18n/index.ts';
import type { DeskEntry } from './desk-book.ts';
import { templateChanged, templateReset } from './desks.events.ts';
import { deleteTemplate, lockDesk, putTemplate } from './desks.queries.ts';
import { sampleFacts } from './letter-facts.ts';
import { previewLetter } from './letters.ts';
import type { TemplateKind } from './template-defaults.ts';
import { defaultTemplate } from './template-defaults.ts';
import { mistakesIn } from './template-language.ts';

type TemplateChange = z.infer<typeof templateChange>;
type TemplateDraft = z.infer<typeof templateDraft>;

/** Every template of the desk in each of its languages: its own where somebody changed it, else ours. */
export function templatesOf(desk: DeskEntry): Template[] {
  return spokenBy(desk).flatMap((language) =>
    TEMPLATE_KINDS.map((kind): Template => {
      const own = desk.templates.find((template) => template.kind === kind && template.language === language);
      if (!own) return { kind, language, ...defaultTemplate(kind, language), own: false, updatedAt: null };
      return {
        kind,
        language,
        subject: own.subject,
        body: own.body,
        own: true,
        updatedAt: own.updated_at.toString(),
      };
    }),
  );
}

function spokenBy(desk: DeskEntry): Language[] {
  return LANGUAGES.filter((language) => desk.languages.includes(language));
}

/**
 * Makes a template the desk's own.
 * @throws Problem 404, 403; 422 with the line of every mistake, so that none is found first in a customer's mailbox.
 */
export async function changeTemplate(
  one: Act,
  desk: DeskEntry,
  kind: TemplateKind,
  language: Language,
  change: TemplateChange,
): Promise<void> {
  if (!(await lockDesk(one.trx, desk.id))) throw notFound('desk');
  requirePermission(one.actor, 'template.change', desk.id);
  const subject = kind === 'auto_reply' ? change.subject : '';
  // Filled once with a sample: what only goes wrong while it is filled in is found here too.
  previewTemplate(one.actor, desk, { kind, language, subject, body: change.body }, one.at);
  await putTemplate(one.trx, {
    desk_id: desk.id,
    kind,
    language,
    subject,
    body: change.body,
    updated_at: one.at.toString(),
    updated_by: one.actor.kind === 'teammate' ? one.actor.id : null,
  });
  one.record(templateChanged, { deskId: desk.id, kind, language }, { deskId: desk.id });
}

/** Goes back to the template that Sportello brings. @throws Problem 404, 403. */
export async function resetTemplate(one: Act, deskId: string, kind: TemplateKind, language: Language): Promise<void> {
  if (!(await lockDesk(one.trx, deskId))) throw notFound('desk');
  requirePermission(one.actor, 'template.change', deskId);
  if (await deleteTemplate(one.trx, deskId, kind, language)) {
    one.record(templateReset, { deskId, kind, language }, { deskId });
  }
}

/**
 * What a mail with this draft looks like, filled with a sample request.
 * @throws Problem 422 with the line of every mistake, in the actor's language.
 */
export function previewTemplate(
  actor: Actor,
  desk: DeskEntry,
  draft: TemplateDraft,
  now: Temporal.Instant,
): z.infer<typeof templatePreview> {
  const t = translator(closestLanguage('locale' in actor ? actor.locale : null));
  const mistakes = (['subject', 'body'] as const).flatMap((path) =>
    mistakesIn(draft[path], path).map(({ what, name, line }) => ({
      path,
      line,
      detail: t(`desks.mistake.${what}`, { line, name }),
    })),
  );
  const [first] = mistakes;
  if (first) throw problem(422, 'template-mistake', first.detail, mistakes, { line: first.line });
  try {
    const facts = sampleFacts(desk, draft.language, now);
    // The first mail goes out by itself: nobody stands below it, so nobody does in its preview.
    const { subject, html, text } = previewLetter(
      desk,
      draft,
      draft.kind === 'auto_reply' ? { ...facts, agentName: null } : facts,
    );
    return { subject, html, text };
  } catch (error) {
    // Every error of liquidjs while filling; anything else is ours and must be seen.
    if (!(error instanceof Error) || !/^(AssertionError|RenderError|LiquidErrors)$/.test(error.name)) throw error;
    const detail = t('desks.mistake.long');
    throw problem(422, 'template-mistake', detail, [{ path: 'body', detail }]);
  }
}
