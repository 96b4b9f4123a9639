import { type ProjectDifferences, projectDifferences } from '../../shared/exchange/differences';
import type { Place } from '../../shared/exchange/history';
import type { ConflictSide } from '../../shared/ipc/failure';
import { maximumLineLength } from '../../shared/project/facts';
import type { Project } from '../../shared/project/project';
import type { ProjectFormat } from '../../shared/project/projectFormat';
import { changesLeadingTo, readJournalFiles, type StoredChange } from '../exchange/storedHistory';
import type { FileSystem } from './fileSystem';
import { readHistory } from './projectHistory';
import type { Fork } from './projectSession';
import type { Past } from './projectStore';
import { readProjectFolder, recoverFrom } from './recoverProject';
import type { Snapshot } from './snapshot';

// Somebody else has gone on in a project's folder: on another computer over a shared folder, by a program that keeps folders
// alike, or by an older copy put back. What was done here then becomes a project of its own.

/** The project as the other left it. */
export interface Theirs {
  state: Snapshot;
  changes: StoredChange[];
  changedBy: string;
}

/** Reads the folder as it is now; `null` when nothing in it can be proven or read. */
export async function readTheirs(
  fileSystem: FileSystem,
  folder: string,
  projectId: string,
  format: ProjectFormat,
): Promise<Theirs | null> {
  const files = await readProjectFolder(fileSystem, folder, projectId, format);
  const recovered = files.ok ? await recoverFrom(files.value, projectId, format) : files;
  const journals = await readJournalFiles(fileSystem, folder);
  if (!files.ok || !recovered.ok || !journals.ok) return null;
  const { state } = recovered.value;
  const { records } = readHistory(files.value.journals, projectId, state.revision, { limit: 1 }, format);
  const newest = records[0];
  return {
    state,
    changes: changesLeadingTo(state, journals.value),
    changedBy: newest?.revision === state.revision ? (newest.displayName ?? newest.account) : '',
  };
}

/** Whether theirs holds everything that was done up to a place. */
export function contains(theirs: Theirs, { revision, link }: Place): boolean {
  const isPassed = theirs.changes.some((one) => one.link === link || one.record.previous === link);
  return isPassed || (theirs.state.revision === revision && theirs.state.link === link);
}

/** The project under a name that says what it is; `when` as an officer reads it. */
export function namedAsCopy(project: Project, who: string, when: Date): Project {
  const suffix = ` (충돌 사본, ${who.slice(0, 60)}, ${localMinute(when)})`;
  const { projectName } = project.facts;
  const room = maximumLineLength - suffix.length;
  return { ...project, facts: { ...project.facts, projectName: `${projectName.slice(0, room)}${suffix}` } };
}

function localMinute(when: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())} ${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** The changes that led to the fork, with those before it that theirs still holds; `null` when none is at hand. */
export function pastOfFork({ state, start, lines }: Fork, theirs: Theirs | null): Past | null {
  const before = theirs?.changes ?? [];
  const at = before.findIndex((one) => one.link === start.link);
  const shared = at < 0 ? [] : before.slice(0, at + 1);
  const first = shared[0]?.record ?? { revision: start.revision + 1, previous: start.link };
  const all = [...shared.map((one) => one.line), ...lines];
  return all.length === 0
    ? null
    : { revision: state.revision, first: { revision: first.revision, previous: first.previous }, lines: all };
}

export function sideOf(
  { project, revision, changedAt }: Snapshot,
  { projectId, projectName, changedBy }: { projectId: string; projectName?: string; changedBy: string },
): ConflictSide {
  const requirementCount = project.requirements.length;
  return {
    projectId,
    projectName: projectName ?? project.facts.projectName,
    requirementCount,
    revision,
    changedAt,
    changedBy,
  };
}

export function differencesOf(mine: Project, theirs: Theirs | null): ProjectDifferences | null {
  return theirs && projectDifferences(mine, theirs.state.project);
}
