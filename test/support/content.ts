import { fileURLToPath } from 'node:url';
import { loadContent } from '../../electron/app/loadContent';
import type { Content } from '../../shared/content/content';

export const templatesFolder = fileURLToPath(new URL('../../templates', import.meta.url));

/** The product's own content, as shipped. */
export async function shippedContent(): Promise<Content> {
  const content = await loadContent(templatesFolder);
  if (!content.ok) throw new Error(JSON.stringify(content.failure));
  return content.value;
}
