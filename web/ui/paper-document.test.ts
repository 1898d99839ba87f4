import { describe, expect, it } from 'vitest';
import { paperDocument } from './paper-document.ts';

const letter =
  '<!DOCTYPE html><html lang="it"><head><meta charset="utf-8"><style>@media(prefers-color-scheme:dark){p{color:#fff}}</style></head><body><p>Buongiorno</p></body></html>';

describe('a mail shown as its reader will see it', () => {
  it('puts the policy before anything of the mail can be read', () => {
    const shown = paperDocument(letter, 'light');
    expect(shown.indexOf('Content-Security-Policy')).toBeLessThan(shown.indexOf('<meta charset'));
    expect(shown).toContain("default-src 'none'");
  });

  it('is light or dark by wish and not by device', () => {
    expect(paperDocument(letter, 'dark')).toContain('@media(min-width:0)');
    expect(paperDocument(letter, 'light')).toContain('@media(max-width:0)');
    expect(paperDocument(letter, 'light')).not.toContain('prefers-color-scheme');
  });

  it('guards a bare piece of HTML too', () => {
    const shown = paperDocument('<p>Hello</p>', 'light');
    expect(shown.indexOf('Content-Security-Policy')).toBeLessThan(shown.indexOf('<p>Hello</p>'));
  });
});
