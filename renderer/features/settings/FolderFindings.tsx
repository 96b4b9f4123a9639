import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconFolder,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { DataFolderReport } from '../../../shared/ipc/calls';
import { folderMarks, settingsText as text } from '../../text/settingsText';
import { VisuallyHidden } from '../../ui';
import styles from './Settings.module.css';

const icons = { refused: IconCircleX, warning: IconAlertTriangle, note: IconInfoCircle };

/** A folder by name, and what trying it found. */
export function FolderFindings({ report }: { report: DataFolderReport }) {
  const marks = folderMarks(report);
  return (
    <>
      <p className={styles.path}>
        <IconFolder size={22} aria-hidden />
        <span>
          {report.displayPath}
          {marks.length > 0 && <span className={styles.marks}>{marks.join(' · ')}</span>}
        </span>
      </p>
      {report.projectCount > 0 && !report.isPresent && (
        <p className={styles.small}>{text.holds(report.projectCount)}</p>
      )}
      {report.findings.every((one) => one.weight === 'note') && (
        <p className={styles.well}>
          <IconCircleCheck size={20} aria-hidden />
          {text.allWell}
        </p>
      )}
      {report.findings.length > 0 && (
        <ul className={styles.findings} aria-label={text.findings}>
          {report.findings.map(({ kind, weight, isCertain, what, todo }) => {
            const Icon = icons[weight];
            return (
              <li key={kind} className={styles.finding} data-weight={weight}>
                <Icon size={20} aria-hidden />
                <div>
                  <p>
                    <span className={styles.weight}>{text.weights[weight]}</span>
                    {!isCertain && <span className={styles.unconfirmed}>{text.unconfirmed}</span>}
                    <VisuallyHidden>: </VisuallyHidden>
                    {what}
                  </p>
                  <p className={styles.todo}>{todo}</p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
