/**
 * The Go version that a module is tested with: its `toolchain` line, else its `go` line (go.dev/ref/mod).
 *
 * @param goMod text of the `go.mod`
 * @returns such as `1.27.3`; null where neither line stands
 */
export function goVersion(goMod: string): string | null {
  const toolchain = /^toolchain\s+go(\d\S*)/m.exec(goMod)?.[1];
  return toolchain ?? /^go\s+(\d\S*)/m.exec(goMod)?.[1] ?? null;
}
