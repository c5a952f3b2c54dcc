/** What turns computed colours into paints, and where the ones that it does not know are gathered. */
export interface PaintContext {
  /** From `r,g,b` in decimals to the name of a token. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Computed colours that are no token's placeholder. */
  readonly unknown: Set<string>;
}

/** A computed colour as presentation attributes say it. */
export interface Paint {
  /** `none`, `var(--diagram-…)` or `url(#…)`; an unknown colour as it came. */
  value: string;
  /** From 0 to 1. */
  opacity: number;
}

/** Turns a computed `fill`, `stroke`, `color` or `background-color` into a paint. */
export function paintOf(computed: string, context: PaintContext): Paint {
  if (computed === 'none' || computed === 'transparent' || computed === '') return NO_PAINT;
  const reference = /^url\("?(#[^")]+)"?\)/.exec(computed)?.[1];
  if (reference !== undefined) return { value: `url(${reference})`, opacity: 1 };
  const channels = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(computed);
  const opacity = Number(channels?.[4] ?? 1);
  if (opacity === 0) return NO_PAINT;
  const token = channels === null ? undefined : context.tokens[channels.slice(1, 4).join(',')];
  if (token === undefined) {
    context.unknown.add(computed);
    return { value: computed, opacity: 1 };
  }
  return { value: `var(--diagram-${token})`, opacity };
}

const NO_PAINT: Paint = { value: 'none', opacity: 1 };
