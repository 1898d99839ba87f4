/** What fits, for server and screens alike. Apart from the shapes, so that a screen can read it without their library. */
export const ARTICLE_LIMITS = {
  title: 200,
  /** Characters of HTML or Markdown in one language. */
  body: 300_000,
  slug: 80,
  /** Names besides its title, by which it is found too, and the longest. */
  otherNames: 30,
  otherName: 80,
  note: 300,
  comment: 5_000,
  /** Bytes of one picture or file. */
  fileBytes: 25 * 1024 * 1024,
  /** Width times height: what a phone still shows. */
  pixels: 50_000_000,
  files: 200,
  sections: 500,
  /** Sections in sections. */
  sectionDepth: 4,
  description: 500,
  /** Bytes, files and unpacked bytes of one import. */
  importBytes: 100 * 1024 * 1024,
  importFiles: 2_000,
  unpackedBytes: 400 * 1024 * 1024,
  /** Days in the bin. */
  binDays: 30,
} as const;
