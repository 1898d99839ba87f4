import type { Language } from '../../contract/shapes.ts';
import { LANGUAGES } from '../../contract/shapes.ts';
import { arrangeArticle } from '../features/articles/arranging.ts';
import { commentOnArticle } from '../features/articles/commenting.ts';
import { keepFile } from '../features/articles/files.ts';
import { createArticle, keepDraft, markdownToHtml, publishArticle } from '../features/articles/index.ts';
import { askReview } from '../features/articles/reviewing.ts';
import { createSection } from '../features/articles/sections.ts';
import { may } from '../platform/access/index.ts';
import type { Act, Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import type { DemoSection } from './content/articles.ts';
import { luna, sections } from './content/articles.ts';
import { plugPicture } from './content/plug-picture.ts';
import type { Sample } from './founding.ts';
import { personIn } from './founding.ts';

type Standing = Platform & { clock: MovableClock };

const MADE_DAYS_AGO = 365;

/** What the company wrote down: six sections for customers, and how it writes, sorts and decides for itself. */
export async function dressAnswers(platform: Standing, sample: Sample, now: Temporal.Instant): Promise<void> {
  const deskId = sample.deskIds.get('customer') ?? '';
  const at = (daysAgo: number) => platform.clock.set(now.subtract({ hours: 24 * daysAgo }));
  const by = <Result>(key: string, work: (one: Act) => Promise<Result>) => act(platform, personIn(sample, key), work);
  for (const section of sections) {
    at(MADE_DAYS_AGO);
    const names = Object.fromEntries(LANGUAGES.map((language) => [language, { name: section.names[language] }]));
    const { kind, visibility } = section;
    const sectionId = await by('marta-rinaldi', (one) =>
      createSection(one, { desk: deskId, parentId: null, visibility, kind, names }),
    );
    if (section.key === 'charging') await writeLuna(platform, sample, { deskId, sectionId, now });
    for (const article of section.articles) {
      at(article.daysAgo);
      const author = personIn(sample, article.by);
      // What the workshop knows and may not publish, a lead writes down for it.
      const mayWrite = may(author, visibility === 'public' ? 'article.write' : 'article.write-internal', deskId);
      await by(mayWrite ? article.by : 'marta-rinaldi', (one) =>
        writeOne(one, article, { deskId, sectionId, visibility, ownerId: author.id }),
      );
    }
  }
  platform.clock.set(now);
}

async function writeOne(
  one: Act,
  article: DemoSection['articles'][number],
  place: { deskId: string; sectionId: string; visibility: 'public' | 'internal'; ownerId: string },
): Promise<void> {
  const texts = LANGUAGES.flatMap((language) => {
    const words = article.words[language];
    return words ? [{ language, title: words[0], html: markdownToHtml(words[1]) }] : [];
  });
  const [source, ...others] = texts;
  if (!source) return;
  const state = article.state ?? 'published';
  const { id } = await createArticle(one, { ...place, ...source, state });
  for (const { language, ...draft } of others) {
    await keepDraft(one, id, language, draft);
    await publishArticle(one, id, language);
  }
}

/** Made, shown in a picture, told of a bad batch, and now being changed while a colleague looks it over. */
async function writeLuna(
  platform: Standing,
  sample: Sample,
  { deskId, sectionId, now }: { deskId: string; sectionId: string; now: Temporal.Instant },
): Promise<void> {
  const keeper = personIn(sample, luna.by);
  // What the workshop knows and may not publish, a lead writes down for it.
  const writer = may(keeper, 'article.write', deskId) ? keeper : personIn(sample, 'marta-rinaldi');
  const at = (daysAgo: number) => platform.clock.set(now.subtract({ hours: 24 * daysAgo }));
  const stored = await platform.storage.put(plugPicture());
  const bytes = await platform.storage.read(stored.sha256);
  let fileId = '';
  const draft = (
    language: 'en' | 'it' | 'es',
    { hours, shown, batch }: { hours: number; shown: boolean; batch: boolean },
  ) => {
    const picture = shown ? `![${luna.files[language][0]}](/api/v1/articles/files/${fileId})` : '';
    const words = luna.words[language]
      .replace('{picture}', picture)
      .replace('{hours}', String(hours))
      .replace('{batch}', batch ? luna.batch[language] : '');
    return { title: luna.titles[language], html: markdownToHtml(words) };
  };
  const plain = { hours: 4, shown: false, batch: false };
  at(200);
  const id = await act(platform, writer, async (one) => {
    const made = await createArticle(one, {
      deskId,
      sectionId,
      visibility: 'public',
      language: 'en',
      slug: luna.slug,
      ...draft('en', plain),
      ownerId: keeper.id,
      state: 'published',
    });
    return made.id;
  });
  const publish = (language: Language, kept: { title: string; html: string }, note: string) =>
    act(platform, writer, async (one) => {
      await keepDraft(one, id, language, kept);
      await publishArticle(one, id, language, { note });
    });
  at(80);
  fileId = await act(platform, writer, (one) =>
    keepFile(one, id, { file: { name: 'plug.png', ...stored }, bytes, inline: true }),
  );
  await publish('en', draft('en', { ...plain, shown: true }), 'Picture of the plug');
  await publish('es', draft('es', { ...plain, shown: true }), '');
  at(10);
  await publish('en', draft('en', { hours: 4, shown: true, batch: true }), 'Batch L2-2608 added');
  await publish('it', draft('it', { hours: 4, shown: true, batch: true }), '');
  platform.clock.set(now.subtract({ minutes: 25 }));
  await act(platform, writer, async (one) => {
    await keepDraft(one, id, 'en', draft('en', { hours: 12, shown: true, batch: true }));
    const reviewOn = now.toZonedDateTimeISO('UTC').toPlainDate().add({ months: 3 }).toString();
    await arrangeArticle(one, id, { reviewOn });
    await askReview(one, id, { language: 'en', of: personIn(sample, luna.reviewer).id, note: '12 hours instead of 4' });
  });
  await act(platform, personIn(sample, luna.reviewer), async (one) => {
    const said = await commentOnArticle(one, id, { language: 'en', ...luna.comment });
    const { title, html } = draft('en', { hours: 12, shown: true, batch: true });
    const { quote } = luna.comment;
    const marked = html.replace(quote, `<mark data-comment="${said}">${quote}</mark>`);
    await keepDraft(one, id, 'en', { title, html: marked, writtenBy: writer.id });
  });
}
