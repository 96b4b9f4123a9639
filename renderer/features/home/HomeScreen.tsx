import { IconFileImport, IconFolderOpen, IconPlus, IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { openProjectFile, openSample } from '../../stores/projectActions';
import { useView } from '../../stores/viewStore';
import { homeText } from '../../text/homeText';
import { Kbd, UnstyledButton } from '../../ui';
import styles from './HomeScreen.module.css';
import { RecentProjects } from './RecentProjects';

/** First screen: four ways to begin, and the projects already on this computer. */
export function HomeScreen() {
  const openDialog = useView((state) => state.openDialog);
  return (
    <div className={styles.home}>
      <header>
        <h1 className={styles.title}>{homeText.title}</h1>
        <p className={styles.promise}>{homeText.promise}</p>
      </header>
      <div className={styles.starts}>
        <Start
          primary
          icon={<IconPlus size={24} aria-hidden />}
          name={homeText.newProject}
          what={homeText.newProjectWhat}
          keys="Alt+N"
          onClick={() => openDialog('newProject')}
        />
        <Start
          icon={<IconFileImport size={24} stroke={1.7} aria-hidden />}
          name={homeText.inject}
          what={homeText.injectWhat}
          onClick={() => openDialog('quickInject')}
        />
        <Start
          icon={<IconFolderOpen size={24} stroke={1.7} aria-hidden />}
          name={homeText.open}
          what={homeText.openWhat}
          keys="Ctrl+O"
          onClick={() => void openProjectFile()}
        />
        <Start
          icon={<IconSparkles size={24} stroke={1.7} aria-hidden />}
          name={homeText.sample}
          what={homeText.sampleWhat}
          onClick={() => void openSample()}
        />
      </div>
      <RecentProjects />
    </div>
  );
}

interface StartProps {
  icon: ReactNode;
  name: string;
  what: string;
  keys?: string;
  primary?: boolean;
  onClick(): void;
}

function Start({ icon, name, what, keys, primary, onClick }: StartProps) {
  return (
    <UnstyledButton className={styles.start} data-primary={primary || undefined} onClick={onClick}>
      <span className={styles.startIcon}>{icon}</span>
      <span className={styles.startName}>
        {name}
        {keys && <Kbd size="xs">{keys}</Kbd>}
      </span>
      <span className={styles.startWhat}>{what}</span>
    </UnstyledButton>
  );
}
