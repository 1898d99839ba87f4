import type { TEMPLATE_KINDS } from '../../../contract/desks.ts';
import type { Language } from '../../../contract/shapes.ts';
import { translator } from '../../platform/i18n/index.ts';

export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** The template that Sportello brings: words from the catalogues, values as Liquid. */
export function defaultTemplate(kind: TemplateKind, language: Language): { subject: string; body: string } {
  const t = translator(language);
  if (kind === 'header') return { subject: '', body: '<p>{{ company.name }}</p>' };
  if (kind === 'footer') {
    const page = t('mail.footer.page', { number: '#{{ ticket.number }}' });
    return {
      subject: '',
      body: [
        '{% if agent.name %}<p>{{ agent.name }}, {{ company.name }}</p>{% endif %}',
        `<p>${t('mail.footer.reply')} <a href="{{ ticket.url }}">${page}</a></p>`,
      ].join('\n'),
    };
  }
  const name = t('mail.autoReply.name', { name: '{{ contact.first_name }}' });
  const sentence = t('mail.autoReply.body', {
    name: `{% if contact.first_name %}${name}{% endif %}`,
    subject: '<strong>{{ ticket.subject }}</strong>',
    expected: '<strong>{{ reply.expected }}</strong>',
  });
  return {
    subject: t('mail.autoReply.subject', { subject: '{{ ticket.subject }}' }),
    body: [
      `<h2>${t('mail.autoReply.title')}</h2>`,
      `<p>${sentence}</p>`,
      `<p><a href="{{ ticket.url }}">${t('mail.autoReply.button')}</a></p>`,
    ].join('\n'),
  };
}
