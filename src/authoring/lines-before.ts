/**
 * How many lines of a file stand before the text that a plugin is given: Astro hands over the body of a `.md` file
 * without its front matter and the blank lines after it, and a `.mdx` file whole, its front matter blanked out.
 * @param file the whole file
 * @param source what the plugin sees
 */
export function linesBefore(file: string, source: string): number {
  const whole = unixLines(file);
  const given = unixLines(source);
  const body = given.trim();
  const at = body === '' ? -1 : whole.lastIndexOf(body);
  return at === -1 ? 0 : lineBreaks(whole.slice(0, at)) - lineBreaks(given.slice(0, given.indexOf(body)));
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
