/** The mock checks inputs with the contract's schemas; the policy of the page forbids compiling them. */
import { z } from 'zod';

z.config({ jitless: true });
