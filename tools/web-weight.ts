/** One entry of Vite's manifest (https://vite.dev/guide/backend-integration). */
export interface ManifestChunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}
export type Manifest = Record<string, ManifestChunk>;

/** What a browser fetches before it can show something: the chunks themselves and all that they import at once. */
export function loadedBy(manifest: Manifest, roots: readonly string[]): Set<string> {
  const loaded = new Set<string>();
  const add = (name: string): void => {
    if (loaded.has(name)) return;
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no "${name}".`);
    loaded.add(name);
    for (const one of chunk.imports ?? []) add(one);
  };
  for (const root of roots) add(root);
  return loaded;
}

/** Files of these chunks, by their ending (".js", ".css"), each once. */
export function filesOf(manifest: Manifest, chunks: Iterable<string>, ending: string): string[] {
  const files = [...chunks].flatMap((name) => [manifest[name]?.file ?? '', ...(manifest[name]?.css ?? [])]);
  return [...new Set(files)].filter((file) => file.endsWith(ending)).sort();
}
