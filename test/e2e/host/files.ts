/** Puts a real file, with its path, into a file input: what a person's drop gives the page. */
import type { Page } from 'playwright/test';

/** Playwright hands over the content alone when it is not the one who started the browser; this keeps the path. */
export async function putFile(page: Page, inputId: string, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.getElementById(${JSON.stringify(inputId)})`,
  });
  if (result.objectId === undefined) throw new Error(`There is no element #${inputId}.`);
  await session.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId });
  await session.detach();
}
