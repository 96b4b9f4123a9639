import type { Project } from './project';

/** An id that stands for two things, where one is meant. */
export function repeatedId(project: Project): string | null {
  const groups = [
    project.requirements.map((one) => one.id),
    project.chapters.map((one) => one.id),
    project.evidence.map((one) => one.id),
    project.chapters.flatMap((one) => one.sections.map((section) => section.id)),
    (project.images ?? []).map((one) => one.id),
    (project.revisions ?? []).map((one) => one.id),
    (project.evaluation?.areas ?? []).flatMap((area) => [area.id, ...area.items.map((one) => one.id)]),
  ];
  for (const ids of groups) {
    const seen = new Set<string>();
    for (const id of ids) {
      if (seen.has(id)) return id;
      seen.add(id);
    }
  }
  return null;
}
