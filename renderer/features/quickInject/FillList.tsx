import type { Project } from '../../../shared/project/project';
import { insertableName } from '../../../shared/rfp/insertable';
import { quickInjectText as text } from '../../text/quickInjectText';
import type { Filling } from './insertionChoice';
import styles from './QuickInject.module.css';

/** What each placeholder becomes; its words decide. */
export function FillList({ fills, project }: { fills: readonly Filling[]; project: Project }) {
  return (
    <section aria-labelledby="inject-content" className={styles.column}>
      <h3 id="inject-content" className={styles.heading}>
        <span className={styles.number}>2</span>
        {text.contentStep}
      </h3>
      <p className={styles.none}>{text.fillIntro}</p>
      <ul className={styles.list}>
        {fills.map((one) => (
          <li key={one.text} className={styles.item}>
            <code className={styles.code}>{one.text}</code> → {insertableName(one.what, project)}
          </li>
        ))}
      </ul>
    </section>
  );
}
