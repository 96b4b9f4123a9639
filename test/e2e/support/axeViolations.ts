import axe from 'axe-core';
import type { Running } from '../targets';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands: one line per rule and element; empty when all is well. */
export async function axeViolations({ page, cdp }: Running): Promise<string[]> {
  // Colours are measured when nothing is fading any more.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))),
  );
  if (!(await page.evaluate(() => 'axe' in window))) {
    // Through the debugger: the page's own policy refuses evaluated text.
    await cdp.send('Runtime.evaluate', { expression: `${axe.source};0` });
  }
  return page.evaluate(async (tags) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: tags,
    });
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${violation.help} — ${node.target.join(' ')}`),
    );
  }, rules);
}
