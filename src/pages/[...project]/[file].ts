import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { APIRoute } from 'astro';
import { listProjects } from '../../authoring/projects/list-projects.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/schema+json',
  '.ts': 'text/plain',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
};

/** What a project lets its readers take along. */
export function getStaticPaths() {
  return listProjects('.').flatMap(({ page, folder, files }) =>
    files.map((path) => ({
      params: { project: posix.join(page, posix.dirname(path)), file: posix.basename(path) },
      props: { source: posix.join(folder, path) },
    })),
  );
}

/** The file byte for byte. */
export const GET: APIRoute<{ source: string }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(props.source)), {
    headers: { 'content-type': `${TYPES[posix.extname(props.source)] ?? 'text/plain'}; charset=utf-8` },
  });
