/* The law between and inside the rooms; ARCHITECTURE.md says why. Every rule has a planted violation in test/house. */
const nouns = 'money|beneficiary|payout|people|receive|currency';
const stages = 'import|plan|review|dispatch|track|export';

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core imports core and the pure hashing and codec libraries, nothing else',
      severity: 'error',
      from: { path: '^src/core' },
      to: {
        pathNot: [
          '^src/core',
          '^node_modules/@noble/hashes',
          '^node_modules/@scure/base',
          '^node_modules/fflate',
        ],
      },
    },
    {
      name: 'core-nouns-first',
      comment: 'nouns never import stages or audit',
      severity: 'error',
      from: { path: `^src/core/(${nouns})/` },
      to: { path: `^src/core/(${stages}|audit)/` },
    },
    {
      name: 'core-stages-apart',
      comment: 'a stage uses nouns, never another stage',
      severity: 'error',
      from: { path: `^src/core/(${stages})/` },
      to: { path: `^src/core/(${stages}|audit)/`, pathNot: '^src/core/$1/' },
    },
    {
      name: 'contract-imports-core-types-only',
      severity: 'error',
      from: { path: '^src/contract' },
      to: { pathNot: ['^src/contract', '^src/core', '^node_modules/zod'] },
    },
    {
      name: 'practice-stands-alone',
      comment: 'practice is the vendor: Node, core/money and codecs, nothing from main',
      severity: 'error',
      from: { path: '^src/practice' },
      to: {
        pathNot: [
          '^src/practice',
          '^src/core/(money|result)',
          '^node_modules/(@noble/hashes|@scure/base)',
        ],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'workflow-and-desk-use-ports',
      comment: 'no Electron, no Node, no vendor package: only core and the ports',
      severity: 'error',
      from: { path: '^src/main/(workflow|desk)/' },
      to: { pathNot: ['^src/core', '^src/main/(workflow|desk)/', '^src/main/ports/'] },
    },
    {
      name: 'adapters-know-ports-only',
      severity: 'error',
      from: { path: '^src/main/adapters/' },
      to: {
        path: '^src/(main|contract|renderer|practice|preload)',
        pathNot: ['^src/main/adapters/', '^src/main/ports/'],
      },
    },
    {
      name: 'ipc-never-touches-adapters',
      severity: 'error',
      from: { path: '^src/main/ipc/' },
      to: { path: '^src/(main/adapters|practice|renderer)' },
    },
    {
      name: 'compose-is-for-entry-points',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/(index|start|headless)\\.ts$' },
      to: { path: '^src/main/compose\\.ts$' },
    },
    {
      name: 'main-never-imports-the-window',
      severity: 'error',
      from: { path: '^src/(main|core|contract|practice|preload)' },
      to: { path: '^src/renderer' },
    },
    {
      name: 'keytar-has-one-owner',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/adapters/keychain\\.ts$' },
      to: { path: 'node_modules/keytar' },
    },
    {
      name: 'secrets-are-opened-by-keychain-and-signer',
      comment: 'whoever else has a key can pass it on and nothing more',
      severity: 'error',
      from: {
        path: '^(src|scripts)',
        pathNot: '^src/(core/secret/|main/adapters/(keychain|gateway/sign)\\.ts$)',
      },
      to: { path: '^src/core/secret/open-secret\\.ts$' },
    },
    {
      name: 'secrets-lie-in-one-vault',
      severity: 'error',
      from: { path: '^(src|scripts|test)', pathNot: '^src/core/secret/' },
      to: { path: '^src/core/secret/vault\\.ts$' },
    },
    {
      name: 'electron-store-has-one-owner',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/adapters/settings\\.ts$' },
      to: { path: 'node_modules/electron-store' },
    },
    {
      name: 'electron-stays-in-the-host',
      severity: 'error',
      from: {
        path: '^src',
        pathNot: '^src/(main/(index|start|window|hardening|adapters/|ipc/)|preload/)',
      },
      to: { path: 'node_modules/electron', pathNot: 'node_modules/electron-store' },
    },
    {
      name: 'preload-knows-types-only',
      severity: 'error',
      from: { path: '^src/preload' },
      to: {
        path: '^src',
        pathNot: '^src/(preload|contract/channels\\.ts)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'window-knows-contract-types-only',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^src/contract', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'window-knows-no-host',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: ['^src/(main|practice|preload)', 'node_modules/(electron|zod|keytar)'] },
    },
    {
      name: 'window-has-no-node',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-apart',
      comment: 'features never import each other; share through ui, bridge or app-wide stores',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^src/renderer/(ui|bridge|i18n)/' },
      to: { path: '^src/renderer/(features|app)/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(src|scripts)' },
      to: {
        path: '^test/',
        pathNot: '^test/(standin/|sim/|support/workbook\\.ts$|e2e/(host|pages|evidence)/)',
      },
    },
    {
      name: 'src-never-imports-tests-or-scripts',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'types may refer to each other; code may not',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    parser: 'swc',
    preserveSymlinks: true,
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out', '^\\.cache'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
