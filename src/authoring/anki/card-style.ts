/**
 * How cards look, by day and by night: Anki puts `nightMode` on the body, older AnkiDroid `night_mode`. The colours are
 * the site's own; fonts are those of the device, for a deck asks nobody for anything.
 */
export const CARD_STYLE = `.card {
  --text: #1b1d21; --muted: #5b5f66; --ground: #faf9f6; --sunken: #f1eee7; --rule: #b9b5ab;
  --link: #1d4ed8; --danger: #c8102e;
  margin: 0; padding: 1rem;
  background: var(--ground); color: var(--text);
  font: 18px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start; overflow-wrap: break-word;
}
.card.nightMode, .nightMode .card, .card.night_mode, .night_mode .card {
  --text: #e8e6e1; --muted: #a3a7ae; --ground: #14161a; --sunken: #1f2229; --rule: #4c525c;
  --link: #7aa7ff; --danger: #ff6b78;
}
.m500k { max-width: 44rem; margin: 0 auto; }
.m500k p, .m500k ul, .m500k ol, .m500k pre, .m500k blockquote, .m500k .table { margin: .6em 0; }
.m500k .place, .m500k .label, .m500k .file, .m500k .page { color: var(--muted); font-size: 15px; }
.m500k .place { margin-top: 0; }
.m500k .question { font-size: 21px; font-weight: 600; line-height: 1.35; }
.m500k .label { font-weight: 700; }
.m500k.back > .label { margin-top: 1.2em; }
.m500k .deeper { margin: 1.2em 0; padding-left: 1rem; border-left: 4px double var(--rule); }
.m500k .failing { margin: 1.2em 0; padding: .1em 1rem; border: 1px dashed var(--danger); border-radius: 6px; }
.m500k .file { margin-bottom: 0; }
.m500k .file + pre { margin-top: .2em; }
.m500k a { color: var(--link); }
.m500k code { font: .88em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.m500k :not(pre) > code { padding: .1em .3em; border-radius: 4px; background: var(--sunken); }
.m500k pre { padding: .7em .9em; border-radius: 6px; background: var(--sunken); overflow-x: auto; line-height: 1.45; tab-size: 4; }
.m500k pre code { font-size: 15px; white-space: pre; }
.m500k pre span { color: var(--day); }
.nightMode .m500k pre span, .night_mode .m500k pre span { color: var(--night); }
.m500k .table { overflow-x: auto; }
.m500k table { border-collapse: collapse; font-size: 16px; }
.m500k th, .m500k td { padding: .3em .7em; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
.m500k blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--rule); }
.m500k .drawing { overflow-x: auto; }
.m500k .drawing img { max-width: 100%; height: auto; }
.m500k .night { display: none; }
.nightMode .m500k .night, .night_mode .m500k .night { display: inline; }
.nightMode .m500k .day, .night_mode .m500k .day { display: none; }
#answer { height: 0; margin: 1.2em 0; border: 0; border-top: 1px solid var(--rule); }
`;
