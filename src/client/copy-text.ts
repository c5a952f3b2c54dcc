/** Puts a text into the clipboard; says whether the browser has let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages without https and built-in browsers of messengers have no clipboard.
    return false;
  }
}
