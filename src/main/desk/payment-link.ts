/** Where the link of an invoice may lead when Purser itself opens it. */

/** The vendor's own registrable domains; a link is opened only inside the one the profile's gateway belongs to. */
const VENDOR_DOMAINS = ['passimpay.io'] as const;

const isWithin = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

/**
 * Whether Purser may open a link in the browser: https, no user and no other port, within the vendor's domain, and the
 * profile's gateway is the vendor's too. Any other link is copied and never opened (safety reference, control 15). A
 * domain is never guessed from the gateway's address: "co.uk" would look like one.
 */
export const mayOpen = (link: string, gatewayUrl: string): boolean => {
  const url = URL.parse(link);
  const gateway = URL.parse(gatewayUrl);
  if (url === null || gateway === null) return false;
  const domain = VENDOR_DOMAINS.find((each) => isWithin(gateway.hostname, each));
  return (
    domain !== undefined &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    isWithin(url.hostname, domain)
  );
};
