import type { Project } from '../../shared/project/project';
import type { ProjectStore } from '../storage/projectStore';

/** Every project of the store that can be read, without locks. */
export async function readableProjects(store: Pick<ProjectStore, 'list'>): Promise<Project[]> {
  const listed = await store.list();
  return listed.ok ? listed.value.flatMap(({ stored }) => (stored.ok ? [stored.value.project] : [])) : [];
}
