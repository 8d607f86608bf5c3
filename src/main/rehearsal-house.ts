/**
 * Where plans are rehearsed: the practice gateway in this process, spoken to by the client that ships, over a direct
 * line instead of a socket; a ledger in memory; a clock that does not make anyone wait.
 */
import type { Currency } from '#core/money/currency.ts';
import { zero } from '#core/money/amount.ts';
import { ok } from '#core/result.ts';
import { Secret } from '#core/secret/secret.ts';
import { openOfflineGateway, type OfflineGateway } from '#practice/offline.ts';
import { tableEntry } from '#practice/table-from.ts';
import type { PracticeCurrency } from '#practice/currencies.ts';
import { makeIds } from './adapters/clock.ts';
import { makeGateway } from './adapters/gateway/client.ts';
import { directTransport } from './adapters/gateway/transport.ts';
import { openInMemory } from './adapters/ledger/in-memory.ts';
import { makeUnhurriedClock } from './adapters/unhurried-clock.ts';
import type { Gateway } from './ports/gateway.ts';
import type { Clock } from './ports/host.ts';
import type { Ledger } from './ports/ledger.ts';
import type { OpenRehearsalRoom, RehearsalSetting } from './ports/rehearsal.ts';
import { TYPICAL_REPLY_MS } from './workflow/plan.ts';

/** Opens nothing but the gateway of one rehearsal, so it need not be secret. */
const KEY = 'rehearsal';

/** Never resolved and never dialled; a name that cannot exist (RFC 6761). */
const NOWHERE = 'https://rehearsal.invalid';

const isPayable = (currency: Currency): currency is Currency & { readonly decimals: number } =>
  currency.decimals !== null;

const tableOf = (setting: RehearsalSetting): readonly PracticeCurrency[] =>
  setting.currencies.filter(isPayable).map((currency) =>
    tableEntry({
      currency,
      free:
        setting.free.find(({ currencyId }) => currencyId === currency.id)?.held ??
        zero(currency.decimals),
      fee: setting.fees.find(({ currencyId }) => currencyId === currency.id) ?? null,
      // What a live gateway thinks of an address is not known; the import has checked it by its network's rules.
      judgesAddresses: setting.profile.kind === 'practice',
    }),
  );

/** A reply takes as long as the plan assumes. */
const clientOf = (setting: RehearsalSetting, answer: OfflineGateway, clock: Clock): Gateway =>
  makeGateway({
    profile: { platformId: setting.profile.platformId, gatewayUrl: NOWHERE },
    key: (fn) => Promise.resolve(ok(fn(new Secret(KEY)))),
    clock,
    withdrawIntervalMs: setting.withdrawIntervalMs,
    random: () => 0,
    transport: directTransport(async (request) => {
      const reply = answer(request);
      await clock.sleep(TYPICAL_REPLY_MS);
      return reply;
    }),
  });

/** Reading all payouts is the longest single step there is; others get their turn before and after it. */
const withTurns = (ledger: Ledger, clock: Clock): Ledger => ({
  ...ledger,
  payoutsOf: async (batchId) => {
    await clock.sleep(0);
    const payouts = await ledger.payoutsOf(batchId);
    await clock.sleep(0);
    return payouts;
  },
});

export const openRehearsalRoom: OpenRehearsalRoom = (setting) => {
  const ids = makeIds();
  const clock = makeUnhurriedClock(setting.startsAt, ids.next());
  const ledger = openInMemory(clock);
  if (!ledger.ok) throw new Error(ledger.error.detail);
  const answer = openOfflineGateway({
    platformId: setting.profile.platformId,
    apiKey: KEY,
    table: tableOf(setting),
    withdrawIntervalMs: setting.withdrawIntervalMs,
    fiatRates: setting.fiatRates,
    now: () => clock.now(),
  });
  return {
    gateway: clientOf(setting, answer, clock),
    ledger: withTurns(ledger.value, clock),
    clock,
    ids,
    close: () => ledger.value.close(),
  };
};
