import type { ConflictSide } from '../../../shared/ipc/failure';
import { type ProjectConflict, useConflict } from '../../stores/conflictStore';
import { closeProject, openProject } from '../../stores/projectActions';
import { conflictLines, conflictRows, conflictText as text } from '../../text/conflictText';
import { Button, Dialog } from '../../ui';
import conflictStyles from './Conflict.module.css';
import styles from './Exchange.module.css';

/** 충돌: what was done here and what somebody else made of the project, side by side, and which to go on with. */
export function ConflictDialog({ conflict }: { conflict: ProjectConflict }) {
  const settle = useConflict((state) => state.settle);
  const { mine, theirs, projectId } = conflict;
  const isContained = mine.projectId === projectId;

  const open = (id: string) => {
    settle();
    void openProject(id);
  };
  const later = () => {
    settle();
    void closeProject();
  };

  return (
    <Dialog
      title={text.title}
      width={720}
      onClose={later}
      footer={
        <div className={styles.footer}>
          <Button variant="default" onClick={later}>
            {text.later}
          </Button>
          {!isContained && theirs && (
            <Button variant="default" onClick={() => open(projectId)}>
              {text.openTheirs}
            </Button>
          )}
          <Button data-autofocus onClick={() => open(mine.projectId)}>
            {isContained ? text.openAgain : text.openMine}
          </Button>
        </div>
      }
    >
      <p className={styles.text} role="status">
        {isContained ? text.contained : theirs ? text.both : text.unreadable}
      </p>
      {!isContained && theirs && <Comparison conflict={conflict} theirs={theirs} />}
      <p className={styles.small}>{text.laterWhat}</p>
    </Dialog>
  );
}

function Comparison({ conflict, theirs }: { conflict: ProjectConflict; theirs: ConflictSide }) {
  const { mine, differences } = conflict;
  const lines = differences ? conflictLines(differences) : [];
  return (
    <>
      <table className={conflictStyles.table}>
        <thead>
          <tr>
            <th scope="col">{text.item}</th>
            <th scope="col">{text.mine}</th>
            <th scope="col">{text.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {conflictRows(mine, theirs).map(([name, here, there]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{here}</td>
              <td>{there}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className={styles.heading}>{text.differences}</h3>
      {lines.length === 0 ? (
        <p className={styles.text}>{text.none}</p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
