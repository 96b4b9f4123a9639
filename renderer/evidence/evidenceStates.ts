import { useEffect } from 'react';
import { create } from 'zustand';
import type { Evidence } from '../../shared/evidence/evidence';
import type { ListedEvidence } from '../../shared/ipc/calls';
import { api } from '../api';
import { useProject } from '../stores/projectStore';
import { tellFailure } from '../text/tellFailure';

interface EvidenceStates {
  projectId: string | null;
  /** Of the bytes, by their SHA-256; absent until they have been looked at. */
  states: Readonly<Record<string, ListedEvidence['state']>>;
  isChecking: boolean;
}

export const useEvidenceStates = create<EvidenceStates>(() => ({
  projectId: null,
  states: {},
  isChecking: false,
}));

let asked: readonly Evidence[] | null = null;

/** Asks how the bytes of the open project's evidence are; `thorough` has all of them read again. */
export async function checkEvidence({ thorough = false } = {}): Promise<boolean> {
  const { project } = useProject.getState();
  if (!project) return false;
  asked = project.evidence;
  useEvidenceStates.setState((before) => ({
    projectId: project.id,
    states: before.projectId === project.id ? before.states : {},
    isChecking: true,
  }));
  const listed = await api.call('evidence.list', { projectId: project.id, thorough });
  if (useEvidenceStates.getState().projectId !== project.id) return false;
  if (!listed.ok) {
    useEvidenceStates.setState({ isChecking: false });
    tellFailure(listed.failure);
    return false;
  }
  const states = Object.fromEntries(listed.value.evidence.map((one) => [one.sha256, one.state]));
  useEvidenceStates.setState({ states, isChecking: false });
  return true;
}

/** Keeps the states of the shown evidence up to date; asks once, however many lists are on the screen. */
export function useEvidenceCheck(): EvidenceStates {
  const evidence = useProject((state) => state.project?.evidence);
  useEffect(() => {
    if (evidence && evidence.length > 0 && evidence !== asked) void checkEvidence();
  }, [evidence]);
  return useEvidenceStates();
}
