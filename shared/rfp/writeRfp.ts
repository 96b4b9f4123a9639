import type { Content } from '../content/content';
import { estimatePages } from '../docx/estimatePages';
import { type WriteDocxOptions, writeDocx } from '../docx/writeDocx';
import type { Project } from '../project/project';
import { buildRfpDocument } from './buildRfpDocument';
import { exportNotes } from './exportNotes';
import { layoutOf } from './layoutOptions';

/**
 * The 제안요청서 as .docx bytes, with the sentences the officer should read beside it. The same project and date (an ISO
 * instant) give the same bytes. Throws `Cancelled` when asked to stop.
 */
export async function writeRfp(
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
  { date, ...options }: { date: string } & Pick<WriteDocxOptions, 'onProgress' | 'isCancelled'>,
): Promise<{ bytes: Uint8Array; notes: string[] }> {
  const document = buildRfpDocument(project, content, { date });
  const { contentsPages } = layoutOf(project);
  const pages = contentsPages === 'estimated' ? estimatePages(document) : [];
  const bytes = await writeDocx(document, { ...options, pageOfHeading: (index) => pages[index] ?? null });
  return { bytes, notes: exportNotes(document, contentsPages) };
}
