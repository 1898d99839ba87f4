/** @jsxImportSource hono/jsx */

/** The picture at the top of a home: one window of the arcade is lit, and somebody is at the counter. */
export function Arcade() {
  return (
    <svg class="arcade" width="560" height="300" viewBox="0 36 560 300" aria-hidden="true">
      <path class="wall" d="M0 44h560v292H0z" />
      <path class="edge" d="M0 36h560v8H0z" />
      <path
        class="arches"
        d="M16 336V157a57 57 0 0 1 114 0V336zM154 336V157a57 57 0 0 1 114 0V336zM430 336V157a57 57 0 0 1 114 0V336z"
      />
      <path
        class="inner"
        d="M28 336V169a45 45 0 0 1 90 0V336zM166 336V169a45 45 0 0 1 90 0V336zM442 336V169a45 45 0 0 1 90 0V336z"
      />
      <path class="ours" d="M292 336V157a57 57 0 0 1 114 0V336z" />
      <path class="lit" d="M304 336V169a45 45 0 0 1 90 0V336z" />
      <path class="ours" d="M347.5 124h3v42h-3zM331 184a18 18 0 0 1 36 0z" />
      <path class="light" d="M331 190l-22 92h80l-22-92z" />
      <path class="coat" d="M331 282c0-14 8-24 18-24s18 10 18 24z" />
      <circle class="skin" cx="349" cy="246" r="13" />
      <path class="hair" d="M336 244c0-10 6-15 13-15s14 5 13 15c-4-6-9-8-14-8-5 0-9 3-12 8z" />
      <path class="ours" d="M282 282h134v10H282zM292 292h114v44H292z" />
      <path
        class="bike"
        d="M142 300a32 32 0 1 0 64 0a32 32 0 1 0-64 0M220 300a32 32 0 1 0 64 0a32 32 0 1 0-64 0M174 300l18-50h44l16 50M192 250l22 50 24-50M174 300h40M234 240l18 60M226 238h16M186 244h14"
      />
      <path class="lit" d="M246 240l26-8v16z" />
    </svg>
  );
}
