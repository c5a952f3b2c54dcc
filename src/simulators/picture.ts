/** A colour by its meaning; the names are those of the diagrams' tokens. */
export type Tone = 'plain' | 'active' | 'ok' | 'danger' | 'warn' | 'muted';

/** An element of SVG: its name, its attributes, its text. */
export type Part = readonly [
  name: 'rect' | 'circle' | 'path' | 'text',
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
];

/** A drawing as wide as every simulator is. */
export interface Picture {
  /** In units of the drawing; the width is {@link WIDTH}. */
  height: number;
  parts: Part[];
}

/** Width of every drawing: a phone of 360 pixels shows it at nearly its own size. */
export const WIDTH = 320;

const TONES: Readonly<Record<Tone, readonly [fill: string, line: string]>> = {
  plain: ['node', 'node-border'],
  active: ['accent-soft', 'accent'],
  ok: ['ok-soft', 'ok'],
  danger: ['danger-soft', 'danger'],
  warn: ['warn-soft', 'warn'],
  muted: ['bg', 'group-border'],
};

/** A box with a text in its middle. */
export function box(
  [x, y, width, height]: readonly [number, number, number, number],
  text: string,
  tone: Tone = 'plain',
): Part[] {
  const shape: Part = ['rect', { x, y, width, height, rx: 6, ...colours(tone) }];
  return text === '' ? [shape] : [shape, label(x + width / 2, y + height / 2, text, 'middle')];
}

/** A text on a line's middle; `anchor` is the side that `x` says. */
export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  tone: 'text' | 'muted' = 'text',
): Part {
  return ['text', { x, y, 'text-anchor': anchor, 'dominant-baseline': 'central', fill: colour(tone) }, text];
}

/** Discs side by side: so many of them full, the others empty. */
export function discs(x: number, y: number, full: number, of: number, tone: Tone): Part[] {
  return Array.from({ length: of }, (_, index) => [
    'circle',
    {
      cx: x + index * 22,
      cy: y,
      r: 8,
      ...colours(tone),
      ...(index < full ? { fill: colour(TONES[tone][1]) } : {}),
    },
  ]);
}

/** Small boxes side by side, one for each text; what does not fit is told as a number. */
export function chips(x: number, y: number, texts: readonly string[], tone: (text: string) => Tone): Part[] {
  const fits = Math.floor((WIDTH - x - 24) / 26);
  const rest = texts.length - fits;
  return [
    ...texts.slice(0, fits).flatMap((text, index) => box([x + index * 26, y, 22, 22], text, tone(text))),
    ...(rest > 0 ? [label(x + fits * 26 + 2, y + 11, `+${rest}`)] : []),
  ];
}

/** An arrow along a path that ends at a point; its head points the way that is said. */
export function arrow(
  path: string,
  [x, y]: readonly [number, number],
  way: 'up' | 'down' | 'left' | 'right',
): Part[] {
  const back = { up: [4, 6, -4, 6], down: [4, -6, -4, -6], left: [6, 4, 6, -4], right: [-6, 4, -6, -4] }[way];
  const [ax = 0, ay = 0, bx = 0, by = 0] = back;
  const stroke = colour('line');
  return [
    ['path', { d: path, fill: 'none', stroke }],
    ['path', { d: `M${x + ax} ${y + ay}L${x} ${y}L${x + bx} ${y + by}`, fill: 'none', stroke }],
  ];
}

function colours(tone: Tone): { fill: string; stroke: string } {
  const [fill, line] = TONES[tone];
  return { fill: colour(fill), stroke: colour(line) };
}

function colour(token: string): string {
  return `var(--diagram-${token})`;
}
