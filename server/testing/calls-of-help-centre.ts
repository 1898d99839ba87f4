import { createArticle } from '../features/articles/index.ts';
import { system } from '../platform/access/index.ts';
import type { Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import type { Prepare } from './preparing-calls.ts';

/** One pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** How the routes of a desk's help centre are called, and of what its readers do. */
export function callsOfHelpCentre({
  platform,
  deskId,
}: {
  platform: Platform;
  deskId: string;
}): Record<string, Prepare> {
  const of = `/help-centres/${deskId}`;
  const article = async (): Promise<string> => {
    const { id } = await act(platform, system('test'), (one) =>
      createArticle(one, {
        deskId,
        sectionId: null,
        visibility: 'public',
        language: 'en',
        title: 'Which bracket fits?',
        html: '<p>The wide one.</p>',
        state: 'published',
      }),
    );
    return id;
  };
  return {
    'GET /help-centres': () => ({ path: '/help-centres' }),
    'GET /help-centres/{deskId}': () => ({ path: of }),
    'PATCH /help-centres/{deskId}': () => ({ path: of, body: { colour: '#1d513e' } }),
    'PUT /help-centres/{deskId}/logo': () => ({ path: `${of}/logo`, body: new Uint8Array(PIXEL) }),
    'DELETE /help-centres/{deskId}/logo': () => ({ path: `${of}/logo` }),
    'GET /articles/{id}/figures': async () => ({ path: `/articles/${await article()}/figures` }),
    'GET /search-gaps': () => ({ path: '/search-gaps' }),
  };
}
