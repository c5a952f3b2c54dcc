import type { Progress } from '../../progress/progress.ts';
import type { SafeStorage } from './safe-storage.ts';

/** Where a page finds the ids that were renamed. */
export interface AliasSource {
  /** `aliasMark` of them; empty when there are none. */
  mark: string;
  /** Fetches them; gives `rename` of `src/progress/aliases.ts` for them. */
  load: () => Promise<Rename>;
}

type Rename = (progress: Progress) => Progress;

/** Keeps former ids out of the stored progress, and asks for the list of them only after it has changed. */
export interface RenamedIds {
  /** The progress under the ids of today, as far as they are known here. */
  rename: Rename;
  /** Looks who has written last; loads the list when that page knew another one. */
  check: () => void;
  /** Notes who writes; to be called before each write, so that other tabs do not miss it. */
  sign: () => void;
}

/**
 * The mark of the list that the last writer knew stands in the storage. A page that finds another mark there loads its
 * own list and renames; a page that could not do so takes the mark away, and the next one tries again.
 *
 * @param learned called when the list is there
 */
export function renamedIds(
  source: AliasSource | null,
  storage: SafeStorage,
  key: string,
  learned: () => void,
): RenamedIds {
  let rename: Rename | null = null;
  let isSettled = true;
  let isLoading = false;
  const load = async (list: AliasSource): Promise<void> => {
    isLoading = true;
    // Without a network the former ids wait for a page that has one.
    rename = await list.load().catch(() => null);
    isLoading = false;
    if (rename === null) return;
    isSettled = true;
    learned();
  };
  return {
    rename: (progress) => rename?.(progress) ?? progress,
    check: () => {
      if (source === null || rename !== null) return;
      isSettled = source.mark === (storage.read(key) ?? '');
      if (!isSettled && !isLoading) void load(source);
    },
    sign: () => {
      const mark = isSettled ? (source?.mark ?? '') : '';
      if (source !== null && mark !== (storage.read(key) ?? '')) storage.write(key, mark);
    },
  };
}
