/** The owner's wording as print would have it: `---` and `--` become dashes. Ids and data keep the wording as it is. */
export function typographic(text: string): string {
  return text
    .replace(/(?<=\d)\s*-{2,3}\s*(?=\d)/g, '–')
    .replace(/\s-{2,3}\s/g, ' — ')
    .replace(/-{3}/g, '—');
}
