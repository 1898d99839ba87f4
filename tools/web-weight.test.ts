import { expect, test } from 'vitest';
import { filesOf, loadedBy } from './web-weight.ts';

const manifest = {
  'index.html': { file: 'index.js', imports: ['_shared'], dynamicImports: ['page.tsx'], css: ['index.css'] },
  _shared: { file: 'shared.js', imports: ['_deep'] },
  _deep: { file: 'deep.js', imports: ['_shared'] },
  'page.tsx': {
    file: 'page.js',
    imports: ['_shared', '_own'],
    dynamicImports: ['editor.tsx'],
    css: ['index.css', 'page.css'],
  },
  _own: { file: 'own.js' },
  'editor.tsx': { file: 'editor.js', imports: ['_shared'] },
};

test('a first load is what is imported at once, however deep, and nothing that is fetched when asked for', () => {
  expect([...loadedBy(manifest, ['index.html'])].sort()).toEqual(['_deep', '_shared', 'index.html']);
  const both = loadedBy(manifest, ['index.html', 'page.tsx']);
  expect(filesOf(manifest, both, '.js')).toEqual(['deep.js', 'index.js', 'own.js', 'page.js', 'shared.js']);
  expect(filesOf(manifest, both, '.css')).toEqual(['index.css', 'page.css']);
});

test('a page that the build does not have is no page of zero bytes', () => {
  expect(() => loadedBy(manifest, ['gone.tsx'])).toThrow('gone.tsx');
});
