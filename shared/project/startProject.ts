import type { ChapterTemplate, Content, Sample } from '../content/content';
import type { Block } from '../document/blocks';
import { startEvaluation } from '../evaluation/evaluation';
import { requirementsFromTemplates } from '../requirement/fromTemplate';
import { recommendedTemplates } from '../requirement/offer';
import type { Facts } from './facts';
import { type Chapter, currentFormatVersion, type Project } from './project';

export interface StartInput {
  facts: Facts;
  content: Content;
  /** Library items to take, or `recommended` for those that apply to the facts. */
  templateIds: readonly string[] | 'recommended';
  id: string;
  newId: () => string;
}

/** A complete project from the officer's facts: eight chapters and the chosen requirement cards. */
export function startProject({ facts, content, templateIds, id, newId }: StartInput): Project {
  const templates =
    templateIds === 'recommended'
      ? recommendedTemplates(content.requirementTemplates, facts)
      : templateIds.flatMap(
          (one) => content.requirementTemplates.find((template) => template.id === one) ?? [],
        );
  const empty: Project = {
    formatVersion: currentFormatVersion,
    id,
    facts,
    categories: content.categories.map(({ code, name }) => ({ code, name })),
    numbering: { digits: 3 },
    requirements: [],
    chapters: startChapters(content.chapters),
    diagnosis: { gates: { cloudTarget: null, innovationNeeded: null }, answers: {} },
    activities: {},
    inspections: { audit: {}, finalInspection: {} },
    dismissedFindings: {},
    evaluation: startEvaluation(content.evaluation),
    evidence: [],
  };
  return { ...empty, requirements: requirementsFromTemplates(templates, empty, newId) };
}

/** The worked example as a project of its own. */
export function startSample({
  sample,
  content,
  id,
  newId,
}: {
  sample: Sample;
  content: Content;
  id: string;
  newId: () => string;
}): Project {
  const project = startProject({ facts: sample.facts, content, templateIds: sample.templateIds, id, newId });
  const chapters = project.chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map((section) => {
      const blocks: Block[] | undefined = sample.sections[section.id];
      return blocks ? { ...section, blocks: blocks.map((block) => ({ block })) } : section;
    }),
  }));
  return { ...project, chapters, diagnosis: sample.diagnosis, activities: sample.activities };
}

function startChapters(templates: readonly ChapterTemplate[]): Chapter[] {
  return templates
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, title, sections }) => ({ id, title, enabled: true, sections }));
}
