import { presentKey } from '../aliases.ts';
import type { Tickables } from '../tickables.ts';
import type { State } from '../values.ts';
import { STATES } from '../values.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { byteReader, byteWriter } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { packPlan, unpackPlan } from './pack-plan.ts';
import { packStates, packedLength, unpackStates } from './pack-states.ts';
import type { Opened, Refusal, Shared, SharedProgress, SharedReview } from './shared.ts';
import type { SharedWords } from './shared-words.ts';
import { wordsFromJson, wordsToJson } from './shared-words.ts';

/** The longest fragment that the site writes or opens, in characters: Slack cuts at about 4 KB, Telegram at 4,096. */
export const LONGEST_LINK = 4000;

/** The fragment for the address of `/share/`, without `#`; or why there is none, and the file has to do. */
export type ShareLink =
  | {
      ok: true;
      fragment: string;
      /** Ids that the site never published: links cannot name them. */
      left: string[];
    }
  | { ok: false; reason: 'too-long'; length: number };

/** The first character of a fragment: the version of its form. */
const VERSION = '1';
const KINDS = ['progress', 'review'] as const;
const PLAN = 1;
const WORDS = 2;

/**
 * Writes a share link: version, then in base64url kind, sender, time, (of a review) whom it answers, how many ids it
 * covers and their checksum, the states of these ids, plan and words where there are any, and a CRC-32 of it all.
 *
 * 1,500 ticks take 429 characters, plan settings with 16 breaks 96 more.
 */
export function shareLink(shared: Shared, tickables: Tickables): ShareLink {
  const numbers = numbersOf(tickables);
  const { words, left } = wordsToJson(shared, numbers);
  const states = shared.kind === 'progress' ? statesByNumber(shared, tickables) : [];
  const count = Math.max(states.findLastIndex((state) => state !== 'todo') + 1, words?.count ?? 0);
  const out = byteWriter();
  writeHead(out, shared);
  out.length(count);
  out.uint(checksumOf(tickables.ids.slice(0, count)), 4);
  if (shared.kind === 'progress') {
    out.raw(packStates(Array.from({ length: count }, (_, number) => states[number] ?? 'todo')));
    if (shared.plan !== null) writeSection(out, PLAN, packPlan(shared.plan));
    left.push(...Object.keys(shared.states).filter((id) => !numbers.has(id)));
  }
  if (words !== null) writeSection(out, WORDS, words.json);
  out.uint(crc32(out.bytes()), 4);
  const bytes = out.bytes();
  const length = VERSION.length + Math.ceil((bytes.length * 8) / 6);
  if (length > LONGEST_LINK) return { ok: false, reason: 'too-long', length };
  return { ok: true, fragment: VERSION + toBase64url(bytes), left: [...new Set(left)] };
}

/**
 * Opens the fragment of a share link, with `#` or without. Never throws, and gives nothing of a link that is not whole.
 * Ids are those of today.
 */
export function openShareLink(fragment: string, tickables: Tickables): Opened {
  const text = fragment.trim().replace(/^#/, '');
  if (text === '') return refused('empty');
  if (text.length > LONGEST_LINK) return refused('too-long');
  const bytes = fromBase64url(text.slice(VERSION.length));
  const body = bytes?.subarray(0, -4) ?? new Uint8Array();
  const isWhole =
    bytes !== null && bytes.length > 4 && crc32(body) === byteReader(bytes.subarray(-4)).uint(4);
  if (!isWhole) return refused('damaged');
  return text.startsWith(VERSION) ? readBody(body, tickables) : refused('newer');
}

function readBody(body: Uint8Array, tickables: Tickables): Opened {
  const input = byteReader(body);
  const kind = KINDS[input.uint(1)];
  if (kind === undefined) return refused(input.isSound() ? 'newer' : 'invalid');
  const sender = toBase64url(input.raw(6));
  const sent = input.uint(4) * 1000;
  const to = kind === 'review' ? toBase64url(input.raw(6)) : '';
  const count = input.length();
  const checksum = input.uint(4);
  if (!input.isSound()) return refused('invalid');
  if (count > tickables.ids.length) return refused('newer');
  const ids = tickables.ids.slice(0, count);
  if (checksumOf(ids) !== checksum) return refused('foreign');
  const present = ids.map((id) => presentKey(id, tickables.aliases));
  if (kind === 'review') return readReview(input, { kind, sender, sent, to }, present);
  return readProgress(input, { kind, sender, sent }, present);
}

function readProgress(
  input: ByteReader,
  head: Pick<SharedProgress, 'kind' | 'sender' | 'sent'>,
  ids: readonly string[],
): Opened {
  const states = unpackStates(input.raw(packedLength(ids.length)), ids.length);
  const sections = readSections(input, ids);
  if (typeof sections === 'string') return refused(sections);
  if (states === null) return refused('invalid');
  const byId: Record<string, State> = {};
  states.forEach((state, number) => {
    const id = ids[number] ?? '';
    // A renamed id has a number of its own and keeps the former one, too.
    if (STATES.indexOf(state) > STATES.indexOf(byId[id] ?? 'todo')) byId[id] = state;
  });
  const { notes, evidence } = sections.words;
  return { ok: true, shared: { ...head, states: byId, plan: sections.plan, notes, evidence } };
}

function readReview(
  input: ByteReader,
  head: Pick<SharedReview, 'kind' | 'sender' | 'sent' | 'to'>,
  ids: readonly string[],
): Opened {
  const sections = readSections(input, ids);
  if (typeof sections === 'string') return refused(sections);
  return { ok: true, shared: { ...head, reviews: sections.words.reviews } };
}

interface Sections {
  plan: SharedProgress['plan'];
  words: SharedWords;
}

function readSections(input: ByteReader, ids: readonly string[]): Sections | Refusal {
  const sections: Sections = { plan: null, words: { notes: {}, evidence: {}, reviews: {} } };
  while (!input.isAtEnd()) {
    const tag = input.uint(1);
    const bytes = input.raw(input.length());
    if (!input.isSound()) return 'invalid';
    if (tag === PLAN) {
      sections.plan = unpackPlan(bytes);
      if (sections.plan === null) return 'invalid';
    } else if (tag === WORDS) {
      const words = wordsFromJson(bytes, ids);
      if (words === null) return 'invalid';
      sections.words = words;
    } else return 'newer';
  }
  return input.isSound() ? sections : 'invalid';
}

function writeHead(out: ByteWriter, shared: Shared): void {
  out.uint(KINDS.indexOf(shared.kind), 1);
  out.raw(fromBase64url(shared.sender) ?? new Uint8Array(6));
  out.uint(Math.floor(shared.sent / 1000), 4);
  if (shared.kind === 'review') out.raw(fromBase64url(shared.to) ?? new Uint8Array(6));
}

function writeSection(out: ByteWriter, tag: number, bytes: Uint8Array): void {
  out.uint(tag, 1);
  out.length(bytes.length);
  out.raw(bytes);
}

/** The state of every number. Former numbers of an id carry it, too, for sites that do not know the new one yet. */
function statesByNumber({ states }: SharedProgress, { ids, aliases }: Tickables): State[] {
  return ids.map((id) => {
    const present = presentKey(id, aliases);
    return Object.hasOwn(states, present) ? (states[present] ?? 'todo') : 'todo';
  });
}

/** The number of every id; of a renamed one its own, not those of its former names. */
function numbersOf({ ids }: Tickables): Map<string, number> {
  return new Map(ids.map((id, number) => [id, number]));
}

function checksumOf(ids: readonly string[]): number {
  return crc32(new TextEncoder().encode(ids.join('\n')));
}

function refused(reason: Refusal): Opened {
  return { ok: false, reason };
}
