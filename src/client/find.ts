/**
 * The element that the page's markup keeps for a script.
 *
 * @throws when it is not there: then markup and script are of different versions
 */
export function find<Name extends keyof HTMLElementTagNameMap>(
  root: ParentNode,
  name: Name,
  attribute: string,
): HTMLElementTagNameMap[Name] {
  const found = root.querySelector<HTMLElementTagNameMap[Name]>(`${name}[${attribute}]`);
  if (found === null) throw new Error(`no <${name} ${attribute}> in the page`);
  return found;
}
