/** All messages of one language by full key, "shell.nav.inbox". */
export type Catalogue = Record<string, string>;

/** Joins the files of one language; the file's name is the first word of its keys. */
export function joinCatalogues(files: Record<string, Catalogue>): Catalogue {
  const joined: Catalogue = {};
  for (const [path, messages] of Object.entries(files)) {
    const feature = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
    for (const [key, message] of Object.entries(messages)) joined[`${feature}.${key}`] = message;
  }
  return joined;
}
