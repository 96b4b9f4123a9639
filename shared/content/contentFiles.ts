/** A file of `templates/` that contradicts another one, with a Korean sentence saying how. */
export interface ContentProblem {
  file: string;
  detail: string;
}

/** Path of a requirement template inside `templates/`. */
export function requirementFile(template: { id: string; categoryCode: string }): string {
  return `requirements/${template.categoryCode}/${template.id}.json`;
}

/** Path of the template of a paper inside `templates/`. */
export function documentFile(document: { id: string }): string {
  return `documents/${document.id}.json`;
}

/** Path of a chapter template inside `templates/`. */
export function chapterFile(chapter: { id: string; order: number }): string {
  return `chapters/${chapter.order}-${chapter.id}.json`;
}
