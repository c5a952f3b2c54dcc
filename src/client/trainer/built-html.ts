/**
 * Markup that the build made from the repository's own Markdown, as nodes. The only place in the browser where a string
 * becomes markup: it takes nothing but the html of `cards/*.json`, never what readers type.
 */
export function builtHtml(html: string): DocumentFragment {
  const template = document.createElement('template');
  // eslint-disable-next-line no-restricted-syntax -- made by this build, see above
  template.innerHTML = html;
  return template.content;
}
