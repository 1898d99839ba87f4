/** Where an article is written. */
export function articlePath(articleId: string): string {
  return `/answers?article=${articleId}`;
}
