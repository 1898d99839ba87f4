import './articles.tables.ts';

export { articlesVisibleTo } from './articles.access.ts';
export { onBeforePublishing } from './catching-up.ts';
export { cleanArticleHtml } from './cleaning.ts';
export type { NewArticleParts } from './creating.ts';
export { createArticle } from './creating.ts';
export { keepDraft, onDraftKept } from './drafting.ts';
export { htmlToMarkdown, markdownToHtml } from './markdown.ts';
export { publishArticle } from './publishing.ts';
export type { ArticleFile, ArticleHead, PublishedArticle } from './reading.ts';
export { publishedArticle, publishedArticles, publishedFile } from './reading.ts';
export type { FoundArticle } from './searching.ts';
export { articlesLike, searchPublished } from './searching.ts';
export type { SectionNode } from './section-tree.ts';
export { sectionTree } from './section-tree.ts';
export { articleAddress } from './slugs.ts';
export { keepWritten, requireWritableText, textAsKept } from './writing-together.ts';
export { publishWaiting, takeBackDraft } from './waiting-for-a-reply.ts';
