import axe from 'axe-core';
import type { Running } from '../targets';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands: one line per rule and element; empty when all is well. A finding counts when
 * it is still there a moment later, so that a colour caught half way through a change is none.
 */
export async function axeViolations(app: Running): Promise<string[]> {
  const first = await violationsNow(app);
  if (first.length === 0) return first;
  await app.page.waitForTimeout(700);
  const later = await violationsNow(app);
  return first.filter((one) => later.includes(one));
}

async function violationsNow({ page, cdp }: Running): Promise<string[]> {
  // Colours are measured when nothing is fading any more. What turns for ever, such as a waiting mark, is not waited for.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => null)),
    ),
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
