/** What the page's own content policy refused, from the first byte of its present load on. */
import type { Page } from 'playwright/test';

export const violationsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    interface Violation {
      readonly body: { readonly effectiveDirective: string; readonly blockedURL: string } | null;
    }
    return new Promise<readonly string[]>((resolve) => {
      const name = ({ body }: Violation): string =>
        `${body?.effectiveDirective ?? 'unknown'} ${body?.blockedURL ?? ''}`.trim();
      const observer = new ReportingObserver(
        (reports) => {
          resolve((reports as unknown as readonly Violation[]).map(name));
        },
        { types: ['csp-violation'], buffered: true },
      );
      observer.observe();
      // Reports kept from before are handed over in a turn of their own.
      setTimeout(() => resolve([]), 250);
    });
  });
