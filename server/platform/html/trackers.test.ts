import { describe, expect, it } from 'vitest';
import { leastTime } from '../../testing/least-time.ts';
import { cleanHtml } from './cleaning.ts';
import { isOpenTracker } from './trackers.ts';

describe('a picture that only counts who opened', () => {
  it.each([
    '<img src="https://shop.example/a.gif" width="1" height="1">',
    '<img src="https://shop.example/a.gif" width=0>',
    '<img src="https://shop.example/a.gif" style="width:1px;height:1px">',
    '<img src="https://shop.example/a.gif" style="display:none !important">',
    '<img src="https://shop.example/a.gif" style="border:0; opacity: 0">',
    '<img src="https://u123.ct.sendgrid.net/wf/open?upn=abc">',
    '<img src="https://shop.us1.list-manage.com/track/open.php?u=1">',
    '<img src="https://mailtrack.io/trace/mail/abc.png">',
    '<img src="https://eu.mailtrack.io/x">',
    '<img src="https://shop.example/emails/open.gif?id=1">',
    '<img data-remote-src="https://mailtrack.io/trace/mail/abc.png">',
  ])('%s is gone', (html) => expect(cleanHtml(html)).toBe(''));

  it.each([
    'https://shop.example/pictures/opening-hours.png',
    'https://shop.example/logo.png?width=1',
    'https://gallery.list-manage.com/images/logo.png',
    'https://notmailtrack.io.example/logo.png',
  ])('%s stays', (address) => expect(isOpenTracker(address)).toBe(false));

  it('is asked quickly, whatever the address and the style are', async () => {
    const took = await leastTime(500, () => {
      isOpenTracker(`https://x.example/${'open/'.repeat(100_000)}`);
      cleanHtml(`<img src="https://x.example/a.png" style="${'width:'.repeat(100_000)}">`);
    });
    expect(took).toBeLessThan(500);
  });
});
