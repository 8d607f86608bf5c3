import { describe, expect, it } from 'vitest';
import type { AppError, Reply } from '#contract/errors.ts';
import type { PageView } from '#contract/views/app.ts';
import { makePages, PAGE } from '#renderer/ui/pages.ts';

const error: AppError = { code: 'storage-failed', message: 'The disk is full.', detail: null };

const makeSource = (total: number) => {
  const asked: number[] = [];
  const source = { asked, failing: false, mark: 'a' };
  const load = (offset: number, limit: number): Promise<Reply<PageView<string>>> => {
    asked.push(offset);
    if (source.failing) return Promise.resolve({ ok: false, error });
    const items = Array.from(
      { length: Math.min(limit, total - offset) },
      (_, index) => `${source.mark}${offset + index}`,
    );
    return Promise.resolve({ ok: true, value: { total, offset, items } });
  };
  return { source, pages: makePages(load) };
};

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('rows read by page', () => {
  it('reads the pages in sight once each, whatever is asked again', async () => {
    const { source, pages } = makeSource(1_000_000);
    pages.show(0, 30);
    pages.show(10, 40);
    await settle();
    pages.show(PAGE - 5, PAGE + 25);
    await settle();
    expect(source.asked).toEqual([0, PAGE]);
    expect(pages.item(PAGE + 3)).toBe(`a${PAGE + 3}`);
    expect(pages.total()).toBe(1_000_000);
  });

  it('reaches the last row of a million without reading what lies between', async () => {
    const { source, pages } = makeSource(1_000_000);
    pages.show(999_980, 999_999);
    await settle();
    expect(pages.item(999_999)).toBe('a999999');
    expect(source.asked).toHaveLength(1);
  });

  it('keeps only a few pages however far one scrolls', async () => {
    const { pages } = makeSource(1_000_000);
    for (let page = 0; page < 100; page += 1) pages.show(page * PAGE, page * PAGE + 1);
    await settle();
    const held = Array.from({ length: 100 }, (_, page) => pages.item(page * PAGE)).filter(
      (item) => item !== undefined,
    );
    expect(held.length).toBeLessThanOrEqual(24);
    expect(pages.item(99 * PAGE)).toBe(`a${99 * PAGE}`);
  });

  it('shows the old rows until a reload brings the new ones', async () => {
    const { source, pages } = makeSource(500);
    pages.show(0, 20);
    await settle();
    source.mark = 'b';
    pages.reload();
    expect(pages.item(0)).toBe('a0');
    await settle();
    expect(pages.item(0)).toBe('b0');
  });

  it('tells a failure and asks again on the next look', async () => {
    const { source, pages } = makeSource(500);
    source.failing = true;
    pages.show(0, 20);
    await settle();
    expect(pages.error()).toEqual(error);
    source.failing = false;
    pages.reload();
    await settle();
    expect(pages.error()).toBeNull();
    expect(pages.item(7)).toBe('a7');
  });

  it('replaces one item where it stands and tells who listens', async () => {
    const { pages } = makeSource(500);
    pages.show(0, 20);
    await settle();
    let told = 0;
    pages.subscribe(() => {
      told += 1;
    });
    pages.replace('new', (item) => item === 'a5');
    expect(pages.item(5)).toBe('new');
    expect(told).toBe(1);
  });
});
