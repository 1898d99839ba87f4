import type { Message } from '../../../contract/tickets.ts';
import type { Platform } from '../../platform/act.ts';
import { pictureSendersAmong, pictureSigner, withSignedPictures } from '../remote-images/index.ts';

/**
 * Makes the addresses of remote pictures in these messages into ours, which fetch them only when asked, and says of whom the
 * reader wants them always. Asks the database nothing where no message has any.
 */
export async function withRemotePictures(
  platform: Platform,
  readerId: string | null,
  messages: readonly Message[],
): Promise<Message[]> {
  const having = messages.filter((message) => message.hasRemoteImages);
  if (having.length === 0) return [...messages];
  const sign = await pictureSigner(platform);
  const proved = having.filter((message) => message.trust?.verified === 'yes' && message.imitates === null);
  const always =
    readerId === null
      ? new Set<string>()
      : await pictureSendersAmong(
          platform.db,
          readerId,
          proved.map((message) => message.from.address.toLowerCase()),
        );
  const signed = (html: string | null) => (html === null ? null : withSignedPictures(html, sign));
  return messages.map((message) =>
    message.hasRemoteImages
      ? {
          ...message,
          html: signed(message.html),
          visibleHtml: signed(message.visibleHtml),
          showsRemoteImages: proved.includes(message) && always.has(message.from.address.toLowerCase()),
        }
      : message,
  );
}
