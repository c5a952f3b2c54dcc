import * as v from 'valibot';
import type { Body } from './contract.ts';

const named = v.record(v.string(), v.object({ value: v.unknown() }));

/** The example of a body or an answer as JSON, the first where there are several; null where there is none. */
export function exampleOf(content: Body['content']): string | null {
  const [media] = Object.values(content);
  if (media === undefined) return null;
  const several = v.safeParse(named, media.examples);
  const first = several.success ? Object.values(several.output)[0]?.value : undefined;
  const example = media.example ?? first;
  return example === undefined ? null : JSON.stringify(example, null, 2);
}
