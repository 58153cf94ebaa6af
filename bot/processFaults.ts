/** Settings of Node and of libraries that print what is sent and held, or that trust whoever answers. */
const talkative = [
  'DEBUG',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_V8_COVERAGE',
  'AZURE_LOG_LEVEL',
  'NODE_TLS_REJECT_UNAUTHORIZED',
] as const;

/** A debugger, a report, a snapshot, a profile, or the keys of every connection. */
const revealing = /--(?:inspect|report|heap|diagnostic|cpu-prof|prof\b|tls-keylog|trace-tls)/;

/** What of the environment makes Node itself unsafe for passcodes; each fault names the setting, never its value. */
export function processFaults(environment: Readonly<Record<string, unknown>>): readonly string[] {
  const options = environment['NODE_OPTIONS'];
  return [
    ...talkative
      .filter((name) => environment[name] !== undefined)
      .map((name) => `${name}: remove it in production`),
    ...(typeof options === 'string' && revealing.test(options)
      ? ['NODE_OPTIONS: a debugger, reports and snapshots are not for production']
      : []),
  ];
}
