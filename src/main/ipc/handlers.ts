/** Every call of the contract and the step behind it. */
import type { Handlers } from '../app.ts';
import { gated } from './gate.ts';
import type { Desk } from './desk.ts';
import { makeCallbackCalls } from './handlers/callback-calls.ts';
import { makeCarriedCalls } from './handlers/carried-calls.ts';
import { makeCustomerCalls } from './handlers/customer-calls.ts';
import { makeDataCalls } from './handlers/data-calls.ts';
import { makeDepositCalls } from './handlers/deposit-calls.ts';
import { makeDeskCalls } from './handlers/desk-calls.ts';
import { makeDraftCalls } from './handlers/draft-calls.ts';
import { makeFeeCalls } from './handlers/fee-calls.ts';
import { makeHoldingsCalls } from './handlers/holdings-calls.ts';
import { makeInvoiceCalls } from './handlers/invoice-calls.ts';
import { makeLedgerCalls } from './handlers/ledger-calls.ts';
import { makeManualCalls } from './handlers/manual-calls.ts';
import { makeMinimumCalls } from './handlers/minimum-calls.ts';
import { makePayoutCalls } from './handlers/payout-calls.ts';
import { makeRateCalls } from './handlers/rate-calls.ts';
import { makeRehearsalCalls } from './handlers/rehearsal-calls.ts';
import { makeRunCalls } from './handlers/run-calls.ts';
import { makeSettingsCalls } from './handlers/settings-calls.ts';
import { makeSetupCalls } from './handlers/setup-calls.ts';
import { makeDiagnosticsCalls } from './handlers/diagnostics-calls.ts';
import { makeUpdateCalls } from './handlers/update-calls.ts';
import { makeUnknownCalls } from './handlers/unknown-calls.ts';

export const makeHandlers = (desk: Desk): Handlers =>
  gated(desk, {
    ...makeDraftCalls(desk),
    ...makeManualCalls(desk),
    ...makeDeskCalls(desk),
    ...makeRateCalls(desk),
    ...makeFeeCalls(desk),
    ...makeHoldingsCalls(desk),
    ...makeMinimumCalls(desk),
    ...makeCarriedCalls(desk),
    ...makeCallbackCalls(desk),
    ...makeRehearsalCalls(desk),
    ...makeRunCalls(desk),
    ...makePayoutCalls(desk),
    ...makeUnknownCalls(desk),
    ...makeLedgerCalls(desk),
    ...makeDepositCalls(desk),
    ...makeInvoiceCalls(desk),
    ...makeCustomerCalls(desk),
    ...makeSettingsCalls(desk),
    ...makeSetupCalls(desk),
    ...makeUpdateCalls(desk),
    ...makeDiagnosticsCalls(desk),
    ...makeDataCalls(desk),
  });
