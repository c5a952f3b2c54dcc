import { withSender } from '../../progress/share/share-progress.ts';
import type { ProgressStore } from './progress-store.ts';

/** The name under which this reader sends links; a new random one where there is none yet. */
export function senderName(store: ProgressStore): string {
  let name = '';
  const random = crypto.getRandomValues(new Uint8Array(6));
  store.change((progress, moment) => {
    const { progress: named, sender } = withSender(progress, random, moment);
    name = sender;
    return named;
  });
  return name;
}
