/** The addresses of all stylesheets that rendered text links, once each. */
export function stylesIn(html: string): string[] {
  const links = html.match(/<link\b[^>]*>/g) ?? [];
  const addresses = links
    .filter((link) => /\brel="stylesheet"/.test(link))
    .map((link) => /\bhref="([^"]+)"/.exec(link)?.[1]);
  return [...new Set(addresses)].filter((address) => address !== undefined);
}
