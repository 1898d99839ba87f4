/** What fits, for server and screens alike. Apart from the shapes, so that a screen can read it without their library. */
export const LIMITS = {
  pageSize: 50,
  largestPage: 200,
  subject: 500,
  /** Characters of text or HTML in one message that somebody writes here. */
  messageText: 500_000,
  attachmentBytes: 25 * 1024 * 1024,
  /** Bytes of all files of one message; what a letter cannot carry goes as a link. */
  messageFileBytes: 100 * 1024 * 1024,
  /** Bytes of files that one letter carries itself: most mail servers take 25 MB, and a file grows by a third on its way. */
  letterFileBytes: 10 * 1024 * 1024,
  attachmentsPerMessage: 20,
  /** Bytes of one incoming mail, by SMTP or by HTTP. */
  mailBytes: 50 * 1024 * 1024,
  tags: 30,
  tagLength: 60,
  name: 200,
  cc: 50,
  /** Values of one part of a filter. */
  filterValues: 100,
  /** Conditions of one filter on the desks' own fields. */
  filterFields: 20,
} as const;
