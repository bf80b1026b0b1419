/** How a server is tuned: one keeps what it was told, the other is thrown away after the tests. */
export type ServerProfile = 'workspace' | 'tests';

const shared: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  jit: 'off',
};

const byProfile: Readonly<Record<ServerProfile, Readonly<Record<string, string>>>> = {
  workspace: {
    max_connections: '100',
    shared_buffers: '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
  },
  tests: {
    max_connections: '200',
    shared_buffers: '128MB',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum_naptime: '1h',
  },
};

/** The settings as arguments of the `postgres` program. */
export function serverArguments(profile: ServerProfile): readonly string[] {
  const settings = { ...shared, ...byProfile[profile] };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
