/**
 * Technologies that vacancies beside Go name, with the ways they are written: what the site can honestly say that it has
 * no page for. What is not in the list is not guessed at. A name that a page or term gets leaves the answer by itself.
 */
const TECHNOLOGIES: readonly (readonly [name: string, ...written: string[]])[] = [
  // Databases and stores.
  ['MongoDB', 'mongo', 'монга', 'монго'],
  ...alone(
    'MySQL',
    'MariaDB',
    'SQLite',
    'CockroachDB',
    'YugabyteDB',
    'YDB',
    'TiDB',
    'Greenplum',
    'Vertica',
    'Neo4j',
  ),
  ...alone(
    'Cassandra',
    'ScyllaDB',
    'Couchbase',
    'DynamoDB',
    'InfluxDB',
    'TimescaleDB',
    'Aerospike',
    'Memcached',
  ),
  ['Oracle', 'оракл'],
  ['MS SQL', 'MSSQL', 'SQL Server'],
  ['Tarantool', 'тарантул'],
  ['Elasticsearch', 'elastic search', 'elastic', 'эластик'],
  ...alone('OpenSearch', 'Manticore', 'Sphinx', 'Solr', 'MinIO', 'Ceph', 'etcd'),
  ['S3', 'Amazon S3'],
  // Brokers and data.
  ...alone('ActiveMQ', 'ZeroMQ', 'Pulsar', 'MQTT', 'Redpanda', 'Airflow', 'Hadoop', 'Flink', 'Camunda'),
  // Running it.
  ...alone(
    'Terraform',
    'Ansible',
    'ArgoCD',
    'Argo CD',
    'Nomad',
    'OpenShift',
    'Jenkins',
    'TeamCity',
    'HAProxy',
  ),
  ['Nginx', 'энджинкс', 'нгинкс'],
  ['GitLab CI', 'gitlab-ci', 'GitLab CI/CD'],
  ...alone('Sentry', 'Zabbix', 'ELK', 'Kibana', 'Logstash', 'VictoriaMetrics', 'Keycloak', 'Traefik', 'Tyk'),
  ...alone('AWS', 'GCP', 'Azure', 'Yandex Cloud', 'Firebase'),
  // Other languages and what goes with them.
  ['Python', 'питон', 'пайтон'],
  ['PHP', 'пхп'],
  ['Java', 'джава'],
  ['Kotlin', 'котлин'],
  ['C++', 'с++'],
  ['C#', 'с#', '.NET'],
  ['Node.js', 'nodejs', 'node js'],
  ['JavaScript', 'джаваскрипт'],
  ...alone('TypeScript', 'Scala', 'Ruby', 'Erlang', 'Elixir', 'Laravel', 'Symfony', 'Django', 'FastAPI'),
  ['1С', '1C'],
  ...alone('Vue', 'Vue.js', 'Angular', 'WebRTC', 'WebAssembly', 'SOAP', 'Solidity', 'Ethereum', 'Bash'),
];

/** English words, too: these count only with their capital. */
const WITH_CAPITAL = alone('Rust', 'Spring', 'React', 'Helm', 'Vault', 'Consul', 'Spark', 'Loki', 'Swift');

const PATTERNS = [
  ...TECHNOLOGIES.map(([name, ...written]) => ({ name, pattern: patternOf([name, ...written], 'iu') })),
  ...WITH_CAPITAL.map(([name]) => ({ name, pattern: patternOf([name], 'u') })),
];

/** Technologies of the list that a text names, in the order of the list. */
export function otherTechnologies(text: string): string[] {
  const names = PATTERNS.flatMap(({ name, pattern }) => (pattern.test(text) ? [name] : []));
  return names.filter((name) => !names.some((other) => name !== other && SAME.get(name) === other));
}

/** Two ways to write one name, of which the second is shown. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['Argo CD', 'ArgoCD'],
  ['Vue.js', 'Vue'],
]);

function alone(...names: string[]): [string][] {
  return names.map((name) => [name]);
}

/** Any of the spellings, as a whole word. */
function patternOf(spellings: readonly string[], flags: string): RegExp {
  const any = spellings.map((text) =>
    text.replace(/[.+/]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`),
  );
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${any.join('|')})(?![\p{L}\p{N}+#])`, flags);
}
