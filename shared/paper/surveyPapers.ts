import type { DocumentKind, Status } from '../content/content';
import type { Project } from '../project/project';
import { type OpenPrompt, promptsIn } from '../rfp/prompts';
import { buildPaper, type PaperContent } from './buildPaper';

/** A paper that can be made, and what it would still ask for. */
export interface PaperSummary {
  kind: DocumentKind;
  title: string;
  purpose: string;
  activityId: string;
  /** How sure the content is of the form itself. */
  status: Status;
  promptCount: number;
  /** Different prompts, the first of them. */
  prompts: OpenPrompt[];
  hasMorePrompts: boolean;
}

const mostPrompts = 30;

/** The papers of the content for a project, in order. */
export function surveyPapers(project: Project, content: PaperContent, date: string): PaperSummary[] {
  return content.documents.map(({ id, title, purpose, activityId, status }) => {
    const prompts = promptsIn(buildPaper(project, content, id, { date }));
    const different = [...new Map(prompts.map((one) => [`${one.chapter}\n${one.asked}`, one])).values()];
    return {
      kind: id,
      title,
      purpose,
      activityId,
      status,
      promptCount: prompts.length,
      prompts: different.slice(0, mostPrompts),
      hasMorePrompts: different.length > mostPrompts,
    };
  });
}
