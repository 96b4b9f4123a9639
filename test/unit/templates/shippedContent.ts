import { loadContent } from '../../../electron/app/loadContent';
import type { Content } from '../../../shared/content/content';

/** Absolute path of the templates folder in the source tree. */
export const templatesFolder = new URL('../../../templates', import.meta.url).pathname;

/** The content as it ships; a complaint of the loader fails the test that asked for it. */
export async function shippedContent(): Promise<Content> {
  const content = await loadContent(templatesFolder);
  if (!content.ok) throw new Error(JSON.stringify(content.failure));
  return content.value;
}
