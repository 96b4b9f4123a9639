import { citationText, citedSources } from '../../../../shared/rfp/citations';
import type { CitationSource } from '../../../editor/citationView';
import { useProject } from '../../../stores/projectStore';

/** Numbers of the citations in a chapter, as they print. */
export function projectCitations(chapterId: string): CitationSource {
  return {
    text: (sources) => citationText(sources, chapterSources(chapterId)),
    subscribe: (changed) =>
      useProject.subscribe(({ project }, { project: previous }) => {
        if (project?.chapters !== previous?.chapters || project?.facts !== previous?.facts) changed();
      }),
  };
}

function chapterSources(chapterId: string): string[] {
  const { project } = useProject.getState();
  const chapter = project?.chapters.find(({ id }) => id === chapterId);
  return project && chapter ? citedSources(chapter, project) : [];
}
