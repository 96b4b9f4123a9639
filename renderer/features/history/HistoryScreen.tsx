import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { HistoryFilter } from '../../../shared/history/historyFilter';
import type { ProjectHistory } from '../../../shared/ipc/calls';
import type { Project } from '../../../shared/project/project';
import { api } from '../../api';
import { showInFolder } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { FailurePanel } from '../../text/FailurePanel';
import { historyText as text } from '../../text/historyText';
import { tellFailure } from '../../text/tellFailure';
import { Button, Loader, notify, StatusPart, WorkArea } from '../../ui';
import { chooseSave } from '../../ui/useFiles';
import styles from './History.module.css';
import { HistoryFilters } from './HistoryFilters';
import { HistorySide } from './HistorySide';
import { filterOf, useHistoryQuestion } from './historyStore';
import { RecordList } from './RecordList';
import { recordsPerPage, useHistory } from './useHistory';

/** 이력: the 감사 기록 of the open project, newest first, and what changed since a point of it. */
export function HistoryScreen() {
  const project = useProject((state) => state.project);
  return project && <History project={project} />;
}

function History({ project }: { project: Project }) {
  const { question, skip, forProject, turnTo } = useHistoryQuestion();
  useEffect(() => forProject(project.id), [project.id, forProject]);
  const filter = filterOf(question, project);
  const { value: history, failure, isAsking } = useHistory(project.id, filter, skip);
  const isFiltered = Object.keys(filter).length > 0;

  return (
    <WorkArea
      title={text.title}
      summary={
        <span role="status">
          {history ? text.found(history.total, history.all) : isAsking ? text.reading : ''}
        </span>
      }
      controls={
        <ExportButton projectName={project.facts.projectName} projectId={project.id} filter={filter} />
      }
      outlineLabel={text.filters}
      outline={<HistoryFilters project={project} people={history?.people ?? []} isFiltered={isFiltered} />}
      contentLabel={text.list}
      sideLabel={text.sinceTitle}
      side={<HistorySide project={project} history={history} />}
    >
      <div className={styles.column} aria-busy={isAsking || undefined}>
        {failure && <FailurePanel failure={failure} />}
        {!history && isAsking && <Loader role="status" aria-label={text.reading} />}
        {history && history.records.length === 0 && (
          <p className={styles.empty}>{history.all === 0 ? text.none : text.noMatch}</p>
        )}
        {history && history.records.length > 0 && (
          <>
            <RecordList records={history.records} project={project} />
            <Pager history={history} skip={skip} onTurn={turnTo} />
          </>
        )}
      </div>
      <StatusPart side="start">{history && <span>{text.summary(history.all)}</span>}</StatusPart>
    </WorkArea>
  );
}

function Pager({
  history,
  skip,
  onTurn,
}: {
  history: ProjectHistory;
  skip: number;
  onTurn(skip: number): void;
}) {
  if (history.total <= recordsPerPage) return null;
  const last = Math.min(skip + recordsPerPage, history.total);
  const turn = (to: number) => {
    onTurn(to);
    document.querySelector(`section[aria-label="${text.list}"]`)?.scrollTo({ top: 0 });
  };
  return (
    <nav className={styles.pager} aria-label={text.pages}>
      <Button
        size="xs"
        variant="default"
        disabled={skip === 0}
        onClick={() => turn(Math.max(0, skip - recordsPerPage))}
      >
        {text.newer}
      </Button>
      <span>{text.range(skip + 1, last, history.total)}</span>
      <Button
        size="xs"
        variant="default"
        disabled={last >= history.total}
        onClick={() => turn(skip + recordsPerPage)}
      >
        {text.older}
      </Button>
    </nav>
  );
}

interface ExportButtonProps {
  projectId: string;
  projectName: string;
  filter: HistoryFilter;
}

function ExportButton({ projectId, projectName, filter }: ExportButtonProps) {
  const [isWorking, setIsWorking] = useState(false);
  const isFiltered = Object.keys(filter).length > 0;
  const save = async () => {
    const target = await chooseSave('spreadsheet', `${projectName.slice(0, 80)} 변경 이력.xlsx`);
    if (!target) return;
    setIsWorking(true);
    const saved = await api.call('history.exportXlsx', { projectId, target: target.token, filter });
    setIsWorking(false);
    if (!saved.ok) return tellFailure(saved.failure);
    const { file, notes } = saved.value;
    notify.done(text.exported, [file.name, ...notes].join('\n'), {
      label: text.showFolder,
      run: () => void showInFolder(file.token),
    });
  };
  return (
    <Button
      size="xs"
      variant="default"
      loading={isWorking}
      leftSection={<IconFileSpreadsheet size={17} aria-hidden />}
      onClick={() => void save()}
    >
      {isFiltered ? text.exportFound : text.exportAll}
    </Button>
  );
}
