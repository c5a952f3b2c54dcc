import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../roadmap/day.ts';
import { AS_PUBLISHED } from '../plan/plan-settings.ts';
import type { PlanSettings } from '../plan/plan-settings.ts';
import { anyText, runs } from '../progress.fixture.ts';
import type { Tickables } from '../tickables.ts';
import { STATES, VERDICTS } from '../values.ts';
import type { State } from '../values.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { byteReader, byteWriter } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { LONGEST_LINK, openShareLink, shareLink } from './share-link.ts';
import type { Refusal, Shared, SharedProgress, SharedReview } from './shared.ts';

function site(count: number, aliases: Record<string, string> = {}): Tickables {
  return { version: 1, ids: Array.from({ length: count }, (_, number) => `phase/topic-${number}`), aliases };
}

const SITE = site(40);
const sender = fc.uint8Array({ minLength: 6, maxLength: 6 }).map(toBase64url);
const sent = fc.integer({ min: 0, max: 0xffffffff }).map((seconds) => seconds * 1000);
const id = fc.constantFrom(...SITE.ids);
const words = fc.string({ maxLength: 20, unit: fc.constantFrom('К', '"', '\\', '<', '\n', '😀', '`') });
const plan: PlanSettings = {
  start: '2027-01-11',
  weekdaysOff: [6, 7],
  daysOff: [{ start: '2027-03-06', end: '2027-03-08' }],
  hours: 20,
};

const anyProgress: fc.Arbitrary<SharedProgress> = fc.record({
  kind: fc.constant('progress'),
  sender,
  sent,
  states: fc.dictionary(id, fc.constantFrom<State>('doing', 'done')),
  plan: fc.constantFrom(null, plan, AS_PUBLISHED),
  notes: fc.dictionary(id, words, { maxKeys: 3 }),
  evidence: fc.dictionary(id, fc.array(fc.record({ url: fc.webUrl(), text: words }), { maxLength: 2 }), {
    maxKeys: 3,
  }),
});

const anyReview: fc.Arbitrary<SharedReview> = fc.record({
  kind: fc.constant('review'),
  sender,
  sent,
  to: sender,
  reviews: fc.dictionary(id, fc.record({ verdict: fc.option(fc.constantFrom(...VERDICTS)), comment: words })),
});

const anyShared: fc.Arbitrary<Shared> = fc.oneof(anyProgress, anyReview);

const progress: SharedProgress = {
  kind: 'progress',
  sender: 'abcdefgh',
  sent: 1_795_600_000_000,
  states: { 'phase/topic-0': 'done', 'phase/topic-7': 'doing' },
  plan: null,
  notes: {},
  evidence: {},
};

function linkOf(shared: Shared, tickables: Tickables = SITE): string {
  const link = shareLink(shared, tickables);
  if (!link.ok) throw new Error(link.reason);
  return link.fragment;
}

function reasonOf(fragment: string, tickables: Tickables = SITE): Refusal | null {
  const opened = openShareLink(fragment, tickables);
  return opened.ok ? null : opened.reason;
}

/** A link of these bytes with the right checksum: what a forger would write. */
function sealed(body: Uint8Array): string {
  const out = byteWriter();
  out.raw(body);
  out.uint(crc32(body), 4);
  return `1${toBase64url(out.bytes())}`;
}

describe('a share link', () => {
  it('opens as it was sent, with # or without', () => {
    fc.assert(
      fc.property(anyShared, (shared) => {
        const link = shareLink(shared, SITE);
        fc.pre(link.ok);
        expect(link.left).toEqual([]);
        expect(openShareLink(link.fragment, SITE)).toEqual({ ok: true, shared });
        expect(openShareLink(`#${link.fragment} \n`, SITE)).toEqual({ ok: true, shared });
        expect(link.fragment).toMatch(/^[\w-]+$/);
      }),
      runs(5_000),
    );
  });

  it('of 1,500 ticks takes at most 512 characters, with plan settings at most 100 more', () => {
    const large = site(1500);
    const breaks = Array.from({ length: 16 }, (_, place) => ({
      start: addDays('2026-12-01', place * 9),
      end: addDays('2026-12-03', place * 9),
    }));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...STATES), { minLength: 1499, maxLength: 1499 }),
        sender,
        (states, name) => {
          const all = Object.fromEntries(large.ids.map((one, place) => [one, states[place] ?? 'done']));
          const shared = { ...progress, sender: name, states: all };
          const link = linkOf(shared, large);
          expect(link.length).toBeLessThanOrEqual(512);
          expect(link.length).toBe(429);
          const withPlan = linkOf({ ...shared, plan: { ...plan, daysOff: breaks } }, large);
          expect(withPlan.length - link.length).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('that would be too long is none, and says how long it would be', () => {
    const long = { ...progress, notes: { 'phase/topic-1': 'ы'.repeat(2000) } };
    const link = shareLink(long, SITE);
    expect(link).toMatchObject({ ok: false, reason: 'too-long' });
    expect(!link.ok && link.length).toBeGreaterThan(LONGEST_LINK);
    const short = linkOf({ ...progress, notes: { 'phase/topic-1': 'ы'.repeat(1400) } });
    expect(short.length).toBeLessThanOrEqual(LONGEST_LINK);
    expect(short.length).toBeGreaterThan(3700);
  });

  it('names the ids that the site never published', () => {
    const odd = {
      ...progress,
      states: { 'no/such': 'done' as const },
      notes: { 'no/such': 'x', 'nor/this': 'y' },
    };
    const link = shareLink(odd, SITE);
    expect(link.ok && link.left).toEqual(['no/such', 'nor/this']);
  });

  it('stays good when the site grows', () => {
    fc.assert(
      fc.property(anyShared, fc.nat(60), (shared, more) => {
        const link = shareLink(shared, SITE);
        fc.pre(link.ok);
        expect(openShareLink(link.fragment, site(40 + more))).toEqual({ ok: true, shared });
      }),
      runs(5_000),
    );
  });

  it('carries ticks over to ids that were renamed since', () => {
    const renamed = {
      ...site(42),
      aliases: { 'phase/topic-7': 'phase/topic-40', 'phase/topic-0': 'phase/topic-41' },
    };
    const opened = openShareLink(linkOf(progress), renamed);
    expect(opened).toMatchObject({
      shared: { states: { 'phase/topic-40': 'doing', 'phase/topic-41': 'done' } },
    });
  });

  it('carries renamed ids back to a site that does not know the new ones yet', () => {
    const states: Record<string, State> = { 'phase/topic-40': 'doing' };
    const renamed = { ...site(41), aliases: { 'phase/topic-7': 'phase/topic-40' } };
    const link = linkOf({ ...progress, states }, renamed);
    expect(openShareLink(link, renamed)).toMatchObject({ shared: { states } });
    expect(openShareLink(link, site(41))).toMatchObject({
      shared: { states: { 'phase/topic-7': 'doing', ...states } },
    });
  });
});

describe('a link that is refused', () => {
  it.each<[string, string, Refusal]>([
    ['nothing', '', 'empty'],
    ['a lone #', '#', 'empty'],
    ['an anchor', '#top', 'damaged'],
    ['a cut link', linkOf(progress).slice(0, -3), 'damaged'],
    ['a link with more after it', `${linkOf(progress)}AAAA`, 'damaged'],
    ['a link in percents', encodeURIComponent(`#${linkOf(progress)}`), 'damaged'],
    ['a link of a newer form', `2${linkOf(progress).slice(1)}`, 'newer'],
    ['a link longer than any', 'A'.repeat(LONGEST_LINK + 1), 'too-long'],
    ['a kind of a newer site', sealed(Uint8Array.of(9, 0, 0)), 'newer'],
    ['a body without end', sealed(Uint8Array.of(0, 1, 2)), 'invalid'],
    ['no body', sealed(Uint8Array.of()), 'damaged'],
  ])('is %s', (_what, fragment, reason) => {
    expect(reasonOf(fragment)).toBe(reason);
  });

  it('is one of another site, or of a newer state of this one', () => {
    const foreign = { ...SITE, ids: SITE.ids.map((one) => `other-${one}`) };
    expect(reasonOf(linkOf(progress), foreign)).toBe('foreign');
    expect(reasonOf(linkOf(progress), site(3))).toBe('newer');
  });

  it('is one with a section of a newer site', () => {
    const bytes = fromBase64url(linkOf(progress).slice(1)) ?? new Uint8Array();
    expect(reasonOf(sealed(Uint8Array.of(...bytes.subarray(0, -4), 99, 1, 0)))).toBe('newer');
  });

  it.each([
    ['an address that runs script', { e: [[0, [['javascript:alert(1)', '']]]] }],
    ['a number beyond the list', { n: [[40, 'x']] }],
    ['a verdict of its own', { r: [[0, 'great', '']] }],
    ['more than it should', { n: [], x: 1 }],
    ['no words at all', [[['']]]],
  ])('is a forged one with %s', (_what, json) => {
    const forged = linkOf({ ...progress, notes: { 'phase/topic-39': 'x' } });
    const bytes = fromBase64url(forged.slice(1)) ?? new Uint8Array();
    const head = bytes.subarray(0, bytes.length - 4 - 2 - '{"n":[[39,"x"]]}'.length);
    const text = new TextEncoder().encode(JSON.stringify(json));
    expect(reasonOf(sealed(Uint8Array.of(...head, 2, text.length, ...text)))).toBe('invalid');
  });

  it('is any other text: none crashes, none is let in', () => {
    const hostile = fc.oneof(
      anyText(200),
      fc.stringMatching(/^1[\w-]{0,120}$/),
      fc.webFragments(),
      fc.uint8Array({ maxLength: 120 }).map((bytes) => `1${toBase64url(bytes)}`),
      fc.string({ maxLength: 30 }).map((text) => `#1${text}`),
      fc.constantFrom('1__proto__', '#1constructor', '1AAAAAAAA'),
    );
    fc.assert(
      fc.property(hostile, (fragment) => reasonOf(fragment) !== null),
      runs(200_000),
    );
  });

  it('is any link that was damaged on its way', () => {
    const damage = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('cut', 'flip', 'insert', 'drop', 'swap', 'case'),
      by: fc.constantFrom('A', '-', '_', '9', ' ', '%', 'ё', '.', '='),
    });
    fc.assert(
      fc.property(anyShared, damage, (shared, { at, kind, by }) => {
        const link = shareLink(shared, SITE);
        fc.pre(link.ok);
        const whole = link.fragment;
        const place = at % whole.length;
        const [before, one, after] = [whole.slice(0, place), whole.charAt(place), whole.slice(place + 1)];
        const damaged = {
          cut: before,
          flip: before + by + after,
          insert: before + by + one + after,
          drop: before + after,
          swap: before + after.charAt(0) + one + after.slice(1),
          case: whole.toLowerCase(),
        }[kind];
        // A space at an end is no damage.
        fc.pre(damaged.trim() !== whole);
        expect(reasonOf(damaged)).not.toBeNull();
      }),
      runs(50_000),
    );
  });

  it('is a forged one, or else it says only what a link can say', () => {
    const head = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 1);
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.uint8Array({ maxLength: 40 }).map((rest) => Uint8Array.of(...head, 0, 0, 0, 0, 0, ...rest)),
      fc.json({ maxDepth: 3 }).map((json) => {
        const text = new TextEncoder().encode(json).subarray(0, 120);
        return Uint8Array.of(...head, 0, 0, 0, 0, 0, 2, text.length, ...text);
      }),
    );
    fc.assert(
      fc.property(body, (bytes) => {
        const fragment = sealed(bytes);
        const opened = openShareLink(fragment, SITE);
        if (!opened.ok) return;
        const again = openShareLink(linkOf(opened.shared), SITE);
        expect(again).toEqual(opened);
        expect(byteReader(bytes).uint(1)).toBeLessThan(2);
      }),
      runs(40_000),
    );
  });
});
