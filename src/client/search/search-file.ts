const BASE = import.meta.env.BASE_URL;

/**
 * A file of the search's data.
 *
 * @throws where it cannot be fetched, or holds something else
 */
export async function searchFile<Data>(name: string, isData: (data: unknown) => data is Data): Promise<Data> {
  const response = await fetch(`${BASE}search/${name}.json`);
  const data: unknown = response.ok ? await response.json() : null;
  if (!isData(data))
    throw new Error(`search/${name}.json: ${String(response.status)}, or not what it should hold`);
  return data;
}
