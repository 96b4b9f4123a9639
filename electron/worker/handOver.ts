import type { Project } from '../../shared/project/project';
import type { Requirement } from '../../shared/requirement/requirement';
import type { DocumentTask } from './documentTask';

/** Cards copied to the thread at a time: what is copied at once holds this side, and 3,000 cards held it 50 ms and more. */
const cardsAtOnce = 200;

/** The task without the cards of its project, and the cards. A task without a project is given as it is. */
export function withoutCards(task: DocumentTask): { task: DocumentTask; cards: Requirement[] } {
  if ('project' in task)
    return {
      task: { ...task, project: { ...task.project, requirements: [] } },
      cards: task.project.requirements,
    };
  if ('source' in task && task.source.kind === 'project') {
    const project: Project = { ...task.source.project, requirements: [] };
    return {
      task: { ...task, source: { ...task.source, project } },
      cards: task.source.project.requirements,
    };
  }
  return { task, cards: [] };
}

/** The task whole again. */
export function withCards(task: DocumentTask, cards: Requirement[]): DocumentTask {
  if ('project' in task) return { ...task, project: { ...task.project, requirements: cards } };
  if ('source' in task && task.source.kind === 'project') {
    const project: Project = { ...task.source.project, requirements: cards };
    return { ...task, source: { ...task.source, project } };
  }
  return task;
}

/** Gives the cards to `post` a few at a time, and lets everything else run in between. */
export async function postCards(
  cards: readonly Requirement[],
  post: (some: Requirement[]) => void,
): Promise<void> {
  for (let from = 0; from < cards.length; from += cardsAtOnce) {
    post(cards.slice(from, from + cardsAtOnce));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
