import { IconAlertCircle, IconCircleCheck, IconLoader2, IconLock } from '@tabler/icons-react';
import { timeText } from '../../shared/korean/days';
import { useProject } from '../stores/projectStore';
import { frameText } from '../text/frameText';
import { lockText } from '../text/lockText';
import { Kbd } from '../ui';
import styles from './StatusBar.module.css';

export function StatusBar() {
  const project = useProject((state) => state.project);
  return (
    <footer className={styles.bar}>
      {project && <SaveState />}
      {project && <span>{frameText.requirements(project.requirements.length)}</span>}
      <span id="status-start" className={styles.part} />
      <span className={styles.grow} />
      <span id="status-end" className={styles.part} />
      {project && (
        <span className={styles.tip}>
          <Kbd size="xs">F8</Kbd> 전체 점검
        </span>
      )}
      <span className={styles.tip}>
        <Kbd size="xs">F1</Kbd> 단축키
      </span>
    </footer>
  );
}

function SaveState() {
  const { saving, savedAt, readOnly } = useProject();
  if (readOnly)
    return (
      <span className={styles.save}>
        <IconLock size={15} aria-hidden />
        {lockText.banner}
      </span>
    );
  const Icon = { saved: IconCircleCheck, saving: IconLoader2, failed: IconAlertCircle }[saving];
  const text = {
    saved: savedAt ? frameText.savedAt(timeText(savedAt)) : '저장되어 있음',
    saving: frameText.saving,
    failed: frameText.saveFailed,
  }[saving];
  return (
    <span className={styles.save} data-state={saving} role="status">
      <Icon size={15} aria-hidden />
      {text}
    </span>
  );
}
