/**
 * The address of a page and section of this site by what progress calls it, `ramp-up/concurrency#kanaly`. Whatever the
 * text holds, the address stays within the site.
 */
export function pageHref(at: string, base = import.meta.env.BASE_URL): string {
  const [page = '', ...section] = at.split('#');
  const path = page.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const address = base + path.map((part) => `${encodeURIComponent(part)}/`).join('');
  return section.length === 0 ? address : `${address}#${encodeURIComponent(section.join('#'))}`;
}
