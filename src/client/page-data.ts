/**
 * What the build has written into `<script type="application/json" id="…">` of this page; to be checked by whoever
 * reads it. Null where the page has none.
 */
export function pageData(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null');
}
