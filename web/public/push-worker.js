// Shows what is told by web push while no window is open, and opens its place when it is pressed. Nothing else: it keeps
// nothing and stands between no page and the server.

/** In ms: a window of the app that has not answered by then is asleep or shows something else. */
const patience = 500;

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

async function show(data) {
  let told = {};
  try {
    told = data?.json() ?? {};
  } catch {
    // A browser takes a push without a message for abuse, so that one says at least who it is from.
  }
  const { title = 'Sportello', body = '', url = '/', tag = '' } = told;
  // A newer one about the same ticket takes the place of the older one, and is heard all the same.
  await self.registration.showNotification(title, { body, tag, renotify: tag !== '', data: { url } });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? '/'));
});

async function open(url) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const window of windows) {
    if (await takes(window, url)) {
      await window.focus();
      return;
    }
  }
  await self.clients.openWindow(new URL(url, self.location.origin).href);
}

/** Whether that window shows the app and goes there; pages for customers do not answer. */
function takes(window, url) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(false), patience);
    port1.onmessage = () => {
      clearTimeout(timer);
      resolve(true);
    };
    window.postMessage({ open: url }, [port2]);
  });
}
