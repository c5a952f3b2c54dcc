import * as v from 'valibot';
import type { Acceptance } from './acceptance.ts';

const duration = v.pipe(v.string(), v.regex(/^(?:\d+h)?(?:\d+m)?(?:\d+s)?$/));
const rateScenario = v.object({
  executor: v.picklist(['constant-arrival-rate', 'ramping-arrival-rate']),
  rate: v.optional(v.number()),
  timeUnit: v.optional(duration, '1s'),
  duration: v.optional(duration),
  stages: v.optional(v.array(v.object({ target: v.number(), duration })), []),
});
const optionsSchema = v.object({
  scenarios: v.record(v.string(), rateScenario),
  thresholds: v.record(v.string(), v.array(v.union([v.string(), v.object({ threshold: v.string() })]))),
});

/**
 * Judges that a k6 script loads a system with what its acceptance promises to withstand: an open model, requests a
 * second at the peak, the time it lasts, and thresholds for p99 and success.
 *
 * @param options what the script exports
 * @param requests by scenario, how many an iteration sends at most, where it is more than one
 * @returns what does not fit, a sentence each
 */
export function checkLoad(
  options: unknown,
  { rps, p99Ms, success, minutes }: Acceptance['load'],
  requests: Readonly<Record<string, number>> = {},
): string[] {
  const parsed = v.safeParse(optionsSchema, options);
  if (!parsed.success) {
    return parsed.issues.map(
      ({ message, path }) => `options.${path?.map(({ key }) => String(key)).join('.') ?? ''}: ${message}`,
    );
  }
  const { scenarios, thresholds } = parsed.output;
  const peak = Object.entries(scenarios).reduce(
    (sum, [name, scenario]) => sum + peakOf(scenario) * (requests[name] ?? 1),
    0,
  );
  const longest = Math.max(...Object.values(scenarios).map(secondsOf));
  const limits = Object.entries(thresholds).flatMap(([metric, list]) =>
    list.map((limit) =>
      `${metric}: ${typeof limit === 'string' ? limit : limit.threshold}`.replaceAll(' ', ''),
    ),
  );
  const has = (pattern: RegExp, fits: (limit: number) => boolean): boolean =>
    limits.some((limit) => fits(Number(pattern.exec(limit)?.[1] ?? Number.NaN)));
  // 1 - 0.999 is not quite 0.001.
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
  return [
    ...(near(peak, rps)
      ? []
      : [`the scenarios ask ${peak} times a second at the peak, the target is ${rps}`]),
    ...(longest >= minutes * 60
      ? []
      : [`the longest scenario lasts ${longest} s, the target is ${minutes} min`]),
    ...(has(/^http_req_duration(?:\{[^}]*\})?:p\(99\)<=?(\d+)$/, (limit) => limit === p99Ms)
      ? []
      : [`no threshold of http_req_duration is p(99)<${p99Ms}`]),
    ...(has(/^http_req_failed(?:\{[^}]*\})?:rate<=?([\d.]+)$/, (limit) => near(limit, 1 - success)) ||
    has(/^checks(?:\{[^}]*\})?:rate>=?([\d.]+)$/, (limit) => near(limit, success))
      ? []
      : [`no threshold holds success at ${success}: checks with rate>${success}`]),
  ];
}

type RateScenario = v.InferOutput<typeof rateScenario>;

function peakOf({ rate = 0, stages, timeUnit }: RateScenario): number {
  return Math.max(rate, ...stages.map(({ target }) => target)) / seconds(timeUnit);
}

function secondsOf({ duration: whole, stages }: RateScenario): number {
  return whole === undefined
    ? stages.reduce((sum, stage) => sum + seconds(stage.duration), 0)
    : seconds(whole);
}

/** `1h2m3s` in seconds. */
function seconds(text: string): number {
  const units = { h: 3600, m: 60, s: 1 };
  return [...text.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  );
}
