import type { ReactNode } from 'react';
import { frameText } from '../text/frameText';
import { Banners } from './Banners';
import styles from './Frame.module.css';
import { StatusBar } from './StatusBar';
import { TitleBar } from './TitleBar';

/** Title bar, whatever stands between, and the status bar. `rail` is the navy stage bar of an open project. */
export function Frame({ rail, children }: { rail?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.frame} data-rail={rail ? true : undefined}>
      <a className={styles.skip} href="#main">
        {frameText.skipToMain}
      </a>
      <TitleBar />
      <Banners />
      {rail}
      <main id="main" className={styles.main} tabIndex={-1} data-pane aria-label={frameText.main}>
        {children}
      </main>
      <StatusBar />
    </div>
  );
}
