import type { Receipt } from '../../progress/share/received.ts';
import { readReceived, receive, receivedText } from '../../progress/share/received.ts';
import type { SharedProgress } from '../../progress/share/shared.ts';
import type { Tickables } from '../../progress/tickables.ts';
import { storageKey } from '../storage-key.ts';
import type { TextStorage } from './safe-storage.ts';
import { safeStorage } from './safe-storage.ts';

/**
 * Compares a link that a mentor has opened with the same learner's links before it, and remembers it in this browser;
 * where nothing can be stored, for this once only. For whole links alone: what was refused must leave no trace.
 */
export function receiveLink(
  shared: SharedProgress,
  tickables: Tickables,
  open: () => TextStorage | null = () => localStorage,
  now = Date.now(),
): Receipt {
  const storage = safeStorage(open, () => undefined);
  const key = storageKey('received');
  const receipt = receive(readReceived(storage.read(key)), shared, tickables, now);
  storage.write(key, receivedText(receipt.received));
  return receipt;
}
