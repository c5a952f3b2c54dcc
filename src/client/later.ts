/** Loads a part of the site that comes later; without a network as soon as there is one. */
export async function later<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch {
    await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
    return later(load);
  }
}
