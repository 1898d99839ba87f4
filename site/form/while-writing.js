// Answers while one writes, and how far files are. The form works without it.
(() => {
  const own = document.currentScript;
  const parent = own?.dataset.parent;
  if (parent) {
    // The page around this frame makes room for it; only that page is told.
    const tell = () =>
      window.parent.postMessage({ sportello: 'form', height: document.documentElement.scrollHeight }, parent);
    new ResizeObserver(tell).observe(document.body);
    tell();
  }
  document.getElementById('refused')?.focus();
  const form = document.querySelector('form.write');
  if (!form) return;
  const words = form.elements.namedItem('words');
  const stamp = form.elements.namedItem('stamp');
  const found = document.getElementById('found');
  const said = document.getElementById('found-said');
  const list = document.getElementById('files');
  const picker = form.querySelector('input[type=file]');
  const [path] = form.getAttribute('action').split('?');
  form.classList.add('scripted');
  // Answers are shown here as they are found, so sending asks for no second look.
  form.elements.namedItem('seen').value = '1';

  let timer;
  let asked;
  let last = '';
  words.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, 600);
  });
  async function look() {
    const text = words.value.trim();
    if (text === last || text.length < 12) return;
    last = text;
    asked?.abort();
    asked = new AbortController();
    try {
      const body = new URLSearchParams({ words: text.slice(0, 4000), stamp: stamp.value });
      const answer = await fetch(`${path}/answers`, { method: 'POST', body, signal: asked.signal });
      if (!answer.ok) return;
      found.innerHTML = await answer.text();
      said.textContent = found.querySelector('[data-said]')?.dataset.said ?? '';
    } catch {
      // Overtaken by more words, or offline: they can be sent all the same.
    }
  }

  let going = 0;
  let waiting = false;
  const sentence = (words, value) => (words ?? '').replace('{}', value);
  function add(file) {
    const line = document.createElement('li');
    line.className = 'file';
    const name = document.createElement('span');
    const bar = document.createElement('progress');
    const away = document.createElement('button');
    name.textContent = file.name;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', sentence(form.dataset.going, file.name));
    away.type = 'button';
    away.textContent = '×';
    away.setAttribute('aria-label', sentence(form.dataset.remove, file.name));
    line.append(name, bar, away);
    list.append(line);
    const call = new XMLHttpRequest();
    going++;
    const over = () => {
      going--;
      if (going === 0 && waiting) form.requestSubmit();
    };
    away.onclick = () => {
      call.abort();
      line.remove();
      picker.focus();
    };
    call.upload.onprogress = (event) => {
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    };
    const failed = () => {
      // Whoever has pressed send by now is to see it before the rest goes without.
      waiting = false;
      bar.remove();
      const note = document.createElement('small');
      note.className = 'wrong';
      note.setAttribute('role', 'alert');
      note.textContent = form.dataset.failed ?? '';
      away.before(note);
    };
    call.onload = () => {
      if (call.status === 200) {
        bar.value = 100;
        const kept = document.createElement('input');
        kept.type = 'hidden';
        kept.name = `file.${call.responseText.trim()}`;
        kept.value = '1';
        line.append(kept);
      } else failed();
    };
    call.onerror = failed;
    call.onloadend = over;
    const body = new FormData();
    body.append('stamp', stamp.value);
    body.append('files', file);
    call.open('POST', `${path}/files`);
    call.send(body);
  }
  picker.addEventListener('change', () => {
    for (const file of picker.files) add(file);
    picker.value = '';
  });
  form.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  form.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) add(file);
  });

  let sent = false;
  form.addEventListener('submit', (event) => {
    // A second press while the first is under way, or files that have not arrived yet.
    if (sent || going > 0) {
      event.preventDefault();
      waiting = going > 0;
      return;
    }
    sent = true;
  });
  // Back from the next page, as it was left.
  window.addEventListener('pageshow', () => {
    sent = false;
  });
})();
