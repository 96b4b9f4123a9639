import { type ProjectDifferences, projectDifferences, sameProject } from '../../shared/exchange/differences';
import { type Place, readHistory, writeHistory } from '../../shared/exchange/history';
import { type Relation, relationOf } from '../../shared/exchange/relation';
import { ok, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import { sha256 } from '../storage/sha256';
import {
  type OpenedExchangeFile,
  openExchangeFile,
  type PackExchangeOptions,
  packExchangeFile,
} from './exchangeFile';
import type { ProjectAtHome } from './storedExchange';
import { changesLeadingTo } from './storedHistory';

/** A proven file in the shape in which it crosses threads: the history stays the bytes it was. */
export type TakenFile = Omit<OpenedExchangeFile, 'history'> & {
  history: {
    count: number;
    first: { revision: number; previous: string } | null;
    /** One change per line. */
    bytes: Uint8Array;
  };
};

export interface Comparison {
  relation: Exclude<Relation, 'new'>;
  differences: ProjectDifferences;
}

export type PackHomeOptions = Omit<PackExchangeOptions, 'place' | 'history'>;

/** The heavy parts of coming and going: reading, comparing and packing projects of thousands of changes. */
export interface ExchangeWork {
  open(bytes: Uint8Array, fileName: string, password: string | undefined): Promise<Result<TakenFile>>;
  /** How the file's project stands to the one here; they have the same id. */
  compare(home: ProjectAtHome, file: TakenFile): Promise<Result<Comparison>>;
  /** The bytes of a `.baljugil` of the project with its history. */
  pack(home: ProjectAtHome, fileName: string, options: PackHomeOptions): Promise<Result<Uint8Array>>;
}

/** Done here and now. */
export const exchangeWork: ExchangeWork = {
  async open(bytes, fileName, password) {
    const opened = await openExchangeFile(bytes, fileName, { password });
    if (!opened.ok) return opened;
    const { history, ...rest } = opened.value;
    const first = history[0]?.record;
    return ok({
      ...rest,
      history: {
        count: history.length,
        first: first ? { revision: first.revision, previous: first.previous } : null,
        bytes: writeHistory(history),
      },
    });
  },
  async compare(home, { project, place, history }) {
    return ok({
      relation: relation(home, project, place, history.bytes),
      differences: projectDifferences(home.project, project),
    });
  },
  async pack({ project, former, end, journals }, _fileName, options) {
    const history = changesLeadingTo(end, journals);
    return ok(await packExchangeFile(former ?? project, { ...options, place: end, history }));
  },
};

function relation(
  home: ProjectAtHome,
  project: Project,
  place: Place | null,
  history: Uint8Array,
): Comparison['relation'] {
  if (sameProject(home.project, project)) return 'same';
  const changes = place && readHistory(history, place, sha256);
  if (!place || !changes?.ok) return 'diverged';
  const mine = { end: home.end, entries: changesLeadingTo(home.end, home.journals) };
  const found = relationOf(mine, { end: place, entries: changes.entries });
  // The same point of the history with another content: somebody has made it up.
  return found === 'same' ? 'diverged' : found;
}
