type Child = Node | string | null | false;

/** Properties of an element by their DOM names; `dataset` and `attributes` beside them. */
type Properties<Name extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Name], 'dataset' | 'attributes'>
> & { dataset?: Record<string, string>; attributes?: Record<string, string> };

/** Makes an element with its properties and children; texts stay texts, whatever they hold. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { dataset, attributes, ...properties }: Properties<Name> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  Object.assign(made, properties);
  Object.assign(made.dataset, dataset);
  for (const [attribute, value] of Object.entries(attributes ?? {})) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}
