import type { DocumentOutline, Input } from '../../../shared/ipc/calls';
import type { Project } from '../../../shared/project/project';
import type { Insertable } from '../../../shared/rfp/insertable';
import { readPlaceholder } from '../../../shared/rfp/placeholderVocabulary';

export type Insertions = Input<'wordDocument.inject'>['insertions'];
export type Place = Insertions[number]['place'];
export type TableLook = NonNullable<Input<'wordDocument.inject'>['tableLook']>;
export type Source = Input<'wordDocument.inject'>['source'];

/** What goes in: requirements of the open project or of the library, or another part of the project. */
export interface ContentChoice {
  from: 'project' | 'library';
  /** Requirement ids of the project, or template ids of the library. */
  ids: ReadonlySet<string>;
  /** Null for requirement cards. */
  other: Insertable | null;
}

/** Where it goes; `fill` puts into every placeholder what its words ask for. */
export type PlaceChoice = Place | { kind: 'fill' };

export interface Filling {
  text: string;
  what: Insertable;
}

/** The placeholders of a document whose words the project can answer. */
export function fillings(outline: DocumentOutline | null, project: Project | null): Filling[] {
  if (!outline || !project) return [];
  return outline.placeholders.flatMap(({ text, problem }) => {
    const read = problem === null ? readPlaceholder(text, project) : null;
    return read?.ok ? [{ text, what: read.value }] : [];
  });
}

/** The insertions chosen; empty while something is missing. */
export function chosenInsertions(
  content: ContentChoice,
  place: PlaceChoice | null,
  fills: readonly Filling[],
  project: Project | null,
): Insertions {
  if (!place) return [];
  if (place.kind === 'fill')
    return fills.map(({ text, what }) => ({ place: { kind: 'placeholder', text }, what }));
  if (content.from === 'project' && content.other) return [{ place, what: content.other }];
  if (content.ids.size === 0) return [];
  const isAll = content.from === 'library' || content.ids.size === project?.requirements.length;
  return [{ place, what: { kind: 'cards', requirementIds: isAll ? null : [...content.ids] } }];
}

export function sourceOf(content: ContentChoice, place: PlaceChoice | null, project: Project | null): Source {
  return project && (content.from === 'project' || place?.kind === 'fill')
    ? { kind: 'project', projectId: project.id }
    : { kind: 'templates', templateIds: [...content.ids] };
}

/** Every placeholder the project answers, else the one usable placeholder: nobody has to choose among one. */
export function onlyPlace(outline: DocumentOutline, project: Project | null): PlaceChoice | null {
  if (fillings(outline, project).length > 1) return { kind: 'fill' };
  const usable = outline.placeholders.filter((one) => one.problem === null);
  const [first] = usable;
  return usable.length === 1 && first ? { kind: 'placeholder', text: first.text } : null;
}
