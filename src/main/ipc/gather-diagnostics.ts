/** Gathers what diagnostics are made of, from what is known here already: no request is made. */
import type {
  AroundFacts,
  ComputerFacts,
  DiagnosticsFacts,
  GatewayFacts,
  ProfileFacts,
  SettingsFacts,
} from '#core/diagnostics/facts.ts';
import type { Profile } from '../ports/host.ts';
import type { Session } from '../session.ts';
import type { Desk } from './desk.ts';
import { ledgerFacts, openPayoutFacts, proofFacts, runFacts } from './gather-ledger.ts';
import { presentPreferences } from './present-app.ts';
import { iso, isoOrNull } from './present-money.ts';

/** Enough for some days of ordinary work, and for a person to read. */
const LOG_LINES = 200;

const computerFacts = ({ about, account, folder }: Desk): ComputerFacts => ({
  purser: about.version,
  ...about.host,
  ...folder.computer(),
  account,
  dataFolder: about.dataFolder,
});

const profileFacts = (desk: Desk, profile: Profile): ProfileFacts => {
  const { id, kind, name, platformId, gatewayUrl } = profile;
  const isOpen = id === desk.session().profile.id;
  const isLocal = gatewayUrl.startsWith('http:');
  const key = desk.keys.statusOf(profile);
  return { id, kind, isOpen, isLocal, key, name, platformId, gatewayUrl };
};

const settingsFacts = (desk: Desk): SettingsFacts => {
  const { theme, repeatDays, logLevel, operator } = presentPreferences(desk.settings.preferences());
  const profiles = desk.settings.profiles().map((profile) => profileFacts(desk, profile));
  return { theme, repeatDays, logLevel, operator, profiles };
};

const gatewayFacts = ({ witness }: Session): readonly GatewayFacts[] =>
  witness.records.map(({ call, answered, answeredAt, failed, failure }) => ({
    call,
    answered,
    answeredAt: isoOrNull(answeredAt),
    failed,
    failure: failure === null ? null : { ...failure, at: iso(failure.at) },
  }));

const aroundFacts = (desk: Desk, session: Session): AroundFacts => {
  const { dispatch, currencies, balances, callbacks } = session;
  const { kept, repeated, unavailable, turnedAway, disbelieved } = callbacks.receiver.tally();
  const { state } = desk.updates;
  return {
    isSending: dispatch.live() !== null,
    currencies: currencies.snapshot?.currencies.length ?? 0,
    currenciesAt: isoOrNull(currencies.snapshot?.takenAt ?? null),
    balancesAt: isoOrNull(balances.reading?.takenAt ?? null),
    receiver: callbacks.receiver.state().kind,
    callbacks: {
      kept,
      repeated,
      unavailable,
      turnedAway,
      disbelieved: Object.values(disbelieved).reduce((sum, count) => sum + count, 0),
    },
    updates: state.kind === 'off' ? `off: ${state.why}` : state.kind,
  };
};

export const gatherDiagnostics = async (desk: Desk): Promise<DiagnosticsFacts> => {
  const session = desk.session();
  return {
    at: iso(desk.clock.now()),
    computer: computerFacts(desk),
    policy: desk.policy,
    settings: settingsFacts(desk),
    ledger: await ledgerFacts(session),
    proof: proofFacts(desk, session),
    runs: await runFacts(session),
    openPayouts: await openPayoutFacts(session),
    gateway: gatewayFacts(session),
    around: aroundFacts(desk, session),
    files: await desk.folder.measure(),
    log: desk.log.recent(LOG_LINES),
  };
};
