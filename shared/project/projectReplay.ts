import type { Requirement } from '../requirement/requirement';
import { applyOperation } from './applyOperation';
import type { Operation } from './operations';
import type { Project } from './project';

/**
 * Applies a long history to a project: the same as `applyOperations` again and again, without inverses. Edits of cards, by far
 * the most frequent, are made in one list of its own; a copy of the list for each would be most of the time and memory.
 */
export class ProjectReplay {
  #project: Project;
  #cards: { list: Requirement[]; places: Map<string, number> } | null = null;

  constructor(project: Project) {
    this.#project = project;
  }

  /** False when an operation does not fit; the replay is of no use then. */
  apply(operations: readonly Operation[]): boolean {
    for (const operation of operations) {
      if (operation.type === 'editRequirement') {
        this.#cards ??= cardsOf(this.#project);
        const { list, places } = this.#cards;
        const place = places.get(operation.id);
        const old = place === undefined ? undefined : list[place];
        if (place === undefined || !old) return false;
        list[place] = { ...old, ...operation.changes };
        continue;
      }
      const applied = applyOperation(this.project, operation);
      if (!applied.ok) return false;
      this.#project = applied.value.project;
      this.#cards = null;
    }
    return true;
  }

  get project(): Project {
    if (this.#cards) this.#project = { ...this.#project, requirements: this.#cards.list };
    this.#cards = null;
    return this.#project;
  }
}

function cardsOf({ requirements }: Project) {
  const list = [...requirements];
  return { list, places: new Map(list.map((one, index) => [one.id, index])) };
}
