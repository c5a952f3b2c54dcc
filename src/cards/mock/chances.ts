/**
 * Numbers from 0 up to 1, the same for the same seed on every machine: mulberry32 by Tommy Ettinger, as written down in
 * https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 (public domain).
 *
 * @param seed 32 bits
 */
export function chances(seed: number): () => number {
  let state = Math.trunc(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
