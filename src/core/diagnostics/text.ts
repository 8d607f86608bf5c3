/** The page of diagnostics: plain text that a person reads whole before anybody else does. */
import { aroundSection, filesSection, gatewaySection, logSection } from './around-sections.ts';
import type { DiagnosticsFacts } from './facts.ts';
import { ledgerSection, openPayoutsSection, proofSection, runsSection } from './ledger-sections.ts';
import { isShown, type ReportSection, type Ticks } from './lines.ts';
import { computerSection, policySection, settingsSection } from './place-sections.ts';

const sectionsOf = (facts: DiagnosticsFacts): readonly ReportSection[] => [
  computerSection(facts.computer),
  policySection(facts.policy),
  settingsSection(facts.settings),
  ledgerSection(facts.ledger),
  proofSection(facts.proof),
  runsSection(facts.runs),
  openPayoutsSection(facts.openPayouts),
  gatewaySection(facts.gateway, facts.around),
  aroundSection(facts.around),
  filesSection(facts.files),
  logSection(facts.log),
];

const INCLUDED = 'INCLUDED, in the lines marked';

const headOf = ({ at }: DiagnosticsFacts, { addresses, names }: Ticks): readonly string[] => [
  'Purser diagnostics',
  `Collected ${at} on this computer, and sent to nobody. Read it before you give it away.`,
  'Keys and amounts: never in it.',
  `Addresses of payees, gateways and proxies: ${addresses ? `${INCLUDED} [address]` : 'left out'}.`,
  `Names, references and folders: ${names ? `${INCLUDED} [name]` : 'left out'}.`,
];

const sectionText = ({ title, lines }: ReportSection, ticks: Ticks): readonly string[] => [
  '',
  title,
  '-'.repeat(title.length),
  ...lines.filter((one) => isShown(one, ticks)).map(({ text }) => text),
];

/** The whole page, each line ended. What is not ticked is not in it. */
export const diagnosticsText = (facts: DiagnosticsFacts, ticks: Ticks): string =>
  [...headOf(facts, ticks), ...sectionsOf(facts).flatMap((section) => sectionText(section, ticks))]
    .map((text) => `${text}\n`)
    .join('');
