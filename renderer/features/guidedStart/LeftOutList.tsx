import type { RequirementTemplate } from '../../../shared/content/content';
import type { Facts } from '../../../shared/project/facts';
import { byReason, leftOutTemplates } from '../../../shared/requirement/offer';
import { guidedStartText as text } from '../../text/guidedStartText';
import styles from './GuidedStart.module.css';

/** What of the library a new project does not take, with the reason for each. */
export function LeftOutList({
  templates,
  facts,
}: {
  templates: readonly RequirementTemplate[];
  facts: Facts;
}) {
  const { notOffered, byChoice } = leftOutTemplates(templates, facts);
  return (
    <>
      {notOffered.length > 0 && (
        <details className={styles.leftOut}>
          <summary>{text.leftOut(notOffered.length)}</summary>
          {byReason(notOffered).map((group) => (
            <div key={group.reason}>
              <p>
                <b>{group.reason}</b>
              </p>
              <Names templates={group.templates} />
            </div>
          ))}
          <p className={styles.takeLater}>{text.takeLater}</p>
        </details>
      )}
      {byChoice.length > 0 && (
        <details className={styles.leftOut}>
          <summary>{text.byChoice(byChoice.length)}</summary>
          <Names templates={byChoice} />
          <p className={styles.takeLater}>{text.takeLater}</p>
        </details>
      )}
    </>
  );
}

function Names({ templates }: { templates: readonly RequirementTemplate[] }) {
  return (
    <ul>
      {templates.map((one) => (
        <li key={one.id}>
          {one.categoryCode} {one.name}
        </li>
      ))}
    </ul>
  );
}
