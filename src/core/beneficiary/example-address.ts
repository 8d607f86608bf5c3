/**
 * One address a family that is right by checksum and belongs to nobody: made from fixed text, so no key is known.
 * For fee previews without a payee; nothing is ever paid to one.
 */
import type { Currency } from '../money/currency.ts';
import { familyOf, type NetworkFamily } from '../money/network.ts';

const EXAMPLES: Readonly<Partial<Record<NetworkFamily, string>>> = {
  bitcoin: 'bc1q30lu3v3776qm225pmymwvjuj9rpu2j7aay4ssz',
  litecoin: 'ltc1qk09lxhq8c87sh8flzenh9edh66f9d4mxgpk0aw',
  dogecoin: 'DS35dk21hnVvPbd5Go45p8Usq47nHU1x2B',
  dash: 'XkwXa7PSnPpa67i3mG11SRcYZ7mm6RfqnJ',
  'bitcoin-cash': 'qre24w0k7s9acwkhufcqmywl2n8f2lx48v42qxgn6e',
  evm: '0x6eA0e8d364aF9a460b165493abF5418D1F1E5Bc6',
  tron: 'TYGwJXTTNzRoAzJ4ucGna3FysQRsZ2CmsC',
  xrp: 'rGGgE2bW2M3AsybdiVRDvhmxXa4rYk4HDa',
  ton: 'UQDV7qp_vObKZ6LtRZdo_XOoYvoZTyk9rF941HDKZPcAarTj',
  solana: 'FtXqc2D6st26oMRruMykuVej6E6vJRXtGAgyXbiKsNF1',
  stellar: 'GBUZ2CRFC5IZT6IEIYTWHUVMZSDQVEFDUD7QRIV3SSVK2IRJY7ISQIGS',
  cardano: 'addr1v879uu0d453uunk6dkg85672d5sfn5fm32k6uz2yftxsqacc9yx3q',
  monero:
    '44NxeN3Uk9mDfr5rEgERkdeCEKAB25RkdaKKsnRTtVGmFQDTTttzeCNFo7E21snnDU1hfEbh2jruWGi29eRWU7cL5ootMu8',
  polkadot: '141UxC7L6nQHgvZZ5PNergJUPrAYdbuXyfZzsbeBamCXPh1T',
  cosmos: 'cosmos1l0dwnzc7auqf5c9nffna7umnwt0g0f9xpyxdy6',
};

/** The example of a currency's network, or null where there is none: then no fee can be asked without a payee. */
export const exampleAddressOf = ({
  code,
  network,
}: Pick<Currency, 'code' | 'network'>): string | null => {
  const family = familyOf(code, network);
  return family === null ? null : (EXAMPLES[family] ?? null);
};
