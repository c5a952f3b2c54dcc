import { expect, it, vi } from 'vitest';
import { fakeStorage } from './fake-browser.fixture.ts';
import { keepStorage } from './keep-storage.ts';

const DAY = 86_400_000;

function manager(
  persisted: boolean,
  answer = true,
): { persisted: () => Promise<boolean>; persist: () => Promise<boolean> } {
  return { persisted: () => Promise.resolve(persisted), persist: vi.fn(() => Promise.resolve(answer)) };
}

it('asks nothing where the storage is safe already', async () => {
  const safe = manager(true);
  expect(await keepStorage(safe, fakeStorage(), 100 * DAY)).toBe(true);
  expect(safe.persist).not.toHaveBeenCalled();
});

it('asks, and not again within a week', async () => {
  const storage = fakeStorage();
  const unsafe = manager(false, false);
  expect(await keepStorage(unsafe, storage, 100 * DAY)).toBe(false);
  expect(await keepStorage(unsafe, storage, 106 * DAY)).toBe(false);
  expect(unsafe.persist).toHaveBeenCalledTimes(1);
  await keepStorage(unsafe, storage, 108 * DAY);
  expect(unsafe.persist).toHaveBeenCalledTimes(2);
  expect(await keepStorage(manager(false), storage, 200 * DAY)).toBe(true);
});

it('never throws', async () => {
  const denied = Object.assign(fakeStorage(), { failure: new Error('denied') });
  expect(await keepStorage(manager(false), denied, 100 * DAY)).toBe(false);
  expect(await keepStorage(undefined, denied, 100 * DAY)).toBe(false);
  const failing = { persisted: () => Promise.reject(new Error('no')), persist: () => Promise.resolve(true) };
  expect(await keepStorage(failing, fakeStorage(), 100 * DAY)).toBe(false);
});
