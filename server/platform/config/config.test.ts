import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './index.ts';

describe('a wrong setting is told in one sentence that names it', () => {
  test.each([
    ['PORT', { PORT: '99999' }],
    ['SMTP_PORT', { SMTP_PORT: 'mail' }],
    ['LMTP_PORT', { LMTP_PORT: '-1' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'help.officinalume.example' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/sportello' }],
    ['STORAGE_URL', { STORAGE_URL: 'ftp://files.example/blobs' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example:587' }],
    ['SUPPORT_ADDRESS', { SUPPORT_ADDRESS: 'assistenza' }],
    ['ADMIN_PASSWORD', { ADMIN_EMAIL: 'marta@officinalume.example', ADMIN_PASSWORD: '' }],
    ['ADMIN_EMAIL', { ADMIN_EMAIL: '', ADMIN_PASSWORD: 'bicicletta al faro' }],
    ['API_TOKEN', { API_TOKEN: 'short' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('%s', (name, settings: Record<string, string>) => {
    const told = toldOf(() => readConfig(settings, { defaultDataDir: '/var/lib/sportello' }));
    expect(told).toMatch(new RegExp(`^[^\n]*\\b${name}\\b[^\n]*\\.$`));
  });
});

function toldOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}
