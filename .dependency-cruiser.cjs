const core = '^services/(alerting|alerts|contacts|policy|requests|reviews)/';
const adapters = '^services/(graph|itsm|siem|store|verifiedId)/';
const only = (name, packages, folder) => ({
  name,
  severity: 'error',
  from: { pathNot: [folder, '^test/'] },
  to: { path: `node_modules/(${packages})/` },
});

/** Who may import whom; ADR 002 has the reasons. */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['^test/', '^bot/main.ts$', '^bot/cli/', '^cards/gallery.ts$', '\\.d\\.ts$'],
      },
      to: {},
    },
    { name: 'core-imports-core-only', severity: 'error', from: { path: core }, to: { pathNot: core } },
    {
      name: 'baseline-imports-core-only',
      severity: 'error',
      from: { path: '^services/baseline/' },
      to: { pathNot: '^services/(baseline|policy)/' },
    },
    {
      name: 'maturity-imports-core-only',
      severity: 'error',
      from: { path: '^services/maturity/' },
      to: { pathNot: '^services/(maturity|baseline|policy|requests)/' },
    },
    {
      name: 'evidence-imports-core-only',
      severity: 'error',
      from: { path: '^services/evidence/' },
      to: { pathNot: '^services/(evidence|alerts|policy|requests)/' },
    },
    {
      name: 'use-cases-know-no-adapter',
      severity: 'error',
      from: { path: '^services/[^/]+\\.ts$' },
      to: { path: [adapters, '^bot/', '^cards/'] },
    },
    {
      name: 'use-cases-know-no-package',
      severity: 'error',
      from: { path: '^services/[^/]+\\.ts$', pathNot: '^services/(policyFile|shaped).ts$' },
      to: { path: 'node_modules' },
    },
    {
      name: 'adapters-know-ports-and-core',
      severity: 'error',
      from: { path: '^services/(graph|itsm|siem|store|verifiedId)/' },
      to: {
        path: ['^bot/', '^cards/', '^services/[^/]+\\.ts$'],
        pathNot:
          '^services/(alertBooks|caseLists|change|contactBooks|eventSink|figures|graphCalls|ports|presentations|reviewBooks|shaped|shortLivedBooks|tenantLogs|tenantRecords|faults|secret)\\.ts$',
      },
    },
    {
      name: 'adapters-know-no-other',
      severity: 'error',
      from: { path: '^services/(graph|itsm|siem|store|verifiedId)/' },
      to: { path: adapters, pathNot: '^services/$1/' },
    },
    {
      name: 'adapters-are-composed',
      severity: 'error',
      from: { pathNot: [adapters, '^bot/compose(Books|Doctor|Graph|Tenant|Sinks)?.ts$', '^test/'] },
      to: { path: adapters },
    },
    {
      name: 'teams-is-composed',
      severity: 'error',
      from: { pathNot: ['^bot/(teams/|compose\\.ts$)', '^test/'] },
      to: { path: '^bot/teams/' },
    },
    {
      name: 'cards-know-nothing-of-ours',
      severity: 'error',
      from: { path: '^cards/' },
      to: { path: '^(bot|services|test)/' },
    },
    {
      name: 'cards-speak-many-languages',
      severity: 'error',
      from: { path: '^cards/', pathNot: '^cards/language.ts$' },
      to: { path: '^cards/words/' },
    },
    { name: 'nothing-imports-test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    only(
      'sdk-at-the-edge',
      'botbuilder|botbuilder-core|botframework-[^/]+|@microsoft/teams-ai',
      '^bot/teams/',
    ),
    only('restify-in-the-server', 'restify', '^bot/server.ts$'),
    only('entra-in-graph', '@azure/identity|@microsoft/microsoft-graph-client', '^services/graph/'),
    only('templating-in-cards', 'adaptivecards-templating|adaptive-expressions', '^cards/'),
    only('sql-in-store', 'kysely|pg', '^services/store/'),
    only('prometheus-in-metrics', 'prom-client', '^bot/metrics/'),
    only('traces-in-tracing', '@opentelemetry/[^/]+', '^bot/tracing/'),
    only('zip-in-package', 'fflate', '^bot/package/'),
    only('sign-in-in-hand-over', 'openid-client', '^bot/handover/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
