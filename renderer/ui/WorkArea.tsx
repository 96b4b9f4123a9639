import type { ReactNode } from 'react';
import styles from './WorkArea.module.css';

interface WorkAreaProps {
  title: string;
  /** Beside the title: a line about where things stand. */
  summary?: ReactNode;
  /** At the right of the title: filters and commands. */
  controls?: ReactNode;
  outline?: ReactNode;
  outlineLabel?: string;
  side?: ReactNode;
  sideLabel?: string;
  contentLabel: string;
  children: ReactNode;
}

/** The shape of a screen: title line, then outline · content · side, each scrolling on its own and reachable by F6. */
export function WorkArea({
  title,
  summary,
  controls,
  outline,
  outlineLabel,
  side,
  sideLabel,
  contentLabel,
  children,
}: WorkAreaProps) {
  return (
    <div className={styles.area}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {summary && <div className={styles.summary}>{summary}</div>}
        {controls && <div className={styles.controls}>{controls}</div>}
      </header>
      <div
        className={styles.panes}
        data-outline={outline ? true : undefined}
        data-side={side ? true : undefined}
      >
        {outline && (
          <nav className={styles.outline} data-pane tabIndex={-1} aria-label={outlineLabel}>
            {outline}
          </nav>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard */}
        <section className={styles.content} data-pane tabIndex={0} aria-label={contentLabel}>
          {children}
        </section>
        {side && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard
          <aside className={styles.side} data-pane tabIndex={0} aria-label={sideLabel}>
            {side}
          </aside>
        )}
      </div>
    </div>
  );
}

/** A titled block of the side pane. */
export function SideSection({
  title,
  count,
  children,
}: {
  title: string;
  count?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.sideSection}>
      <h2 className={styles.sideTitle}>
        {title}
        {count !== undefined && <span className={styles.count}>{count}</span>}
      </h2>
      {children}
    </section>
  );
}

interface OutlineEntryProps {
  label: string;
  icon?: ReactNode;
  count?: string;
  countTone?: 'neutral' | 'danger' | 'warning' | 'success';
  level?: 1 | 2;
  isSelected?: boolean;
  onSelect: () => void;
}

export function OutlineEntry({
  label,
  icon,
  count,
  countTone = 'neutral',
  level = 1,
  isSelected = false,
  onSelect,
}: OutlineEntryProps) {
  return (
    <button
      type="button"
      className={styles.entry}
      data-level={level}
      aria-current={isSelected ? 'true' : undefined}
      onClick={onSelect}
    >
      {icon}
      <span className={styles.entryLabel}>{label}</span>
      {count !== undefined && (
        <span className={styles.count} data-tone={countTone}>
          {count}
        </span>
      )}
    </button>
  );
}
