import type { Insertion } from '../../shared/docx/targetFile';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { cardParts, insertableParts } from '../../shared/rfp/insertable';
import type { InjectionTask } from './documentTask';

/** The insertions of a task with what they put in. Library items give cards and nothing else. */
export function insertionsOf({
  source,
  insertions,
}: Pick<InjectionTask, 'source' | 'insertions'>): Result<Insertion[]> {
  const made: Insertion[] = [];
  for (const { place, what } of insertions) {
    if (source.kind === 'cards' && what.kind !== 'cards')
      return fail({ type: 'contentNotFound', what: '사업이 있어야 만드는 내용', available: [] });
    const parts =
      source.kind === 'project'
        ? insertableParts(what, source.project, source.content)
        : ok(cardParts(what.kind === 'cards' ? what.requirementIds : null, source.project));
    if (!parts.ok) return parts;
    made.push({ place, parts: parts.value });
  }
  return ok(made);
}
