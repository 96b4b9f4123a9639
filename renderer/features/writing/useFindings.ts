import { useEffect } from 'react';
import { create } from 'zustand';
import { checkProject, dismissedFindings } from '../../../shared/check/checkProject';
import type { Finding } from '../../../shared/check/finding';
import type { Content } from '../../../shared/content/content';
import type { Project } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';

interface FindingsState {
  findings: readonly Finding[];
  dismissed: readonly Finding[];
  byRequirement: ReadonlyMap<string, readonly Finding[]>;
  bySection: ReadonlyMap<string, readonly Finding[]>;
}

export const noFindings: readonly Finding[] = [];

export const useFindings = create<FindingsState>(() => ({
  findings: noFindings,
  dismissed: noFindings,
  byRequirement: new Map(),
  bySection: new Map(),
}));

/** Checks wait this long after a change, in milliseconds, so that they never meet a keystroke. */
const checkAfter = 400;

/** Keeps the findings in step with the project while the screen is shown. */
export function useChecking(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const { project, content } = useProject.getState();
    if (project && content) check(project, content);
    const stop = useProject.subscribe((state, previous) => {
      if (state.project === previous.project) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = useProject.getState();
        if (now.project && now.content) check(now.project, now.content);
      }, checkAfter);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}

/** Checks now, for F8. */
export function checkNow(): number {
  const { project, content } = useProject.getState();
  if (project && content) check(project, content);
  return useFindings.getState().findings.length;
}

function check(project: Project, content: Content): void {
  const findings = checkProject(project, content);
  const previous = useFindings.getState();
  const byRequirement = grouped(findings, (one) =>
    one.place.kind === 'requirement' ? one.place.requirementId : null,
  );
  const bySection = grouped(findings, (one) => (one.place.kind === 'section' ? one.place.sectionId : null));
  useFindings.setState({
    findings,
    dismissed:
      Object.keys(project.dismissedFindings).length > 0 ? dismissedFindings(project, content) : noFindings,
    byRequirement: keepEqual(byRequirement, previous.byRequirement),
    bySection: keepEqual(bySection, previous.bySection),
  });
}

function grouped(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string | null,
): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

// A card whose findings did not change must not render again because another card's did.
function keepEqual(
  next: ReadonlyMap<string, readonly Finding[]>,
  previous: ReadonlyMap<string, readonly Finding[]>,
): ReadonlyMap<string, readonly Finding[]> {
  return new Map(
    [...next].map(([key, findings]) => {
      const before = previous.get(key);
      return [key, before && JSON.stringify(before) === JSON.stringify(findings) ? before : findings];
    }),
  );
}
