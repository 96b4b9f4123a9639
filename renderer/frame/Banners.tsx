import { IconBell, IconInfoCircle, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useNotices } from '../stores/noticeStore';
import { openToWrite, readAgain } from '../stores/projectActions';
import { useProject } from '../stores/projectStore';
import { useView } from '../stores/viewStore';
import { frameText } from '../text/frameText';
import { lockText, ownerText } from '../text/lockText';
import { Button } from '../ui';
import styles from './Banners.module.css';

/** Lines below the title bar that stay: how the project is open, and the newest notice nobody has dismissed yet. */
export function Banners() {
  return (
    <div className={styles.banners}>
      <OpenState />
      <NewestNotice />
    </div>
  );
}

function OpenState() {
  const readOnly = useProject((state) => state.readOnly);
  if (!readOnly) return null;
  return (
    <Banner
      tone="warning"
      label={lockText.banner}
      icon={<IconLock size={18} aria-hidden />}
      text={lockText.bannerWhat(ownerText(readOnly.owner))}
    >
      <Button size="compact-sm" variant="default" onClick={() => void readAgain()}>
        {lockText.bannerAgain}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void openToWrite()}>
        {lockText.bannerWrite}
      </Button>
    </Banner>
  );
}

function NewestNotice() {
  const { notices, dismiss } = useNotices();
  const openDialog = useView((state) => state.openDialog);
  const waiting = notices.filter((one) => !one.isDismissed);
  const [newest] = waiting;
  // The place is there before the notice is: an empty one that is filled is what gets spoken.
  return (
    <div role="status" aria-live="polite">
      {newest && (
        <Banner
          tone="info"
          label={newest.title}
          icon={<IconInfoCircle size={18} aria-hidden />}
          text={newest.lines.join(' ')}
        >
          <Button size="compact-sm" variant="default" onClick={() => openDialog('notices')}>
            {waiting.length > 1 ? frameText.moreNotices(waiting.length - 1) : frameText.allNotices}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => dismiss(newest.id)}>
            {frameText.dismiss}
          </Button>
        </Banner>
      )}
    </div>
  );
}

interface BannerProps {
  tone: 'info' | 'warning';
  label: string;
  icon: ReactNode;
  text: string;
  children: ReactNode;
}

function Banner({ tone, label, icon, text, children }: BannerProps) {
  return (
    <section className={styles.banner} data-tone={tone} aria-label={label}>
      {icon}
      <p className={styles.text}>
        <b>{label}</b> <span>{text}</span>
      </p>
      <span className={styles.actions}>{children}</span>
    </section>
  );
}

/** In the title bar: how many notices wait, and the way to all of them. */
export function NoticeButton() {
  const waiting = useNotices((state) => state.notices.filter((one) => !one.isDismissed).length);
  const openDialog = useView((state) => state.openDialog);
  return (
    <button
      type="button"
      className={styles.bell}
      aria-label={waiting > 0 ? frameText.noticesCount(waiting) : frameText.notices}
      title={frameText.notices}
      onClick={() => openDialog('notices')}
    >
      <IconBell size={18} aria-hidden />
      {waiting > 0 && <span className={styles.bellCount} data-count={waiting} aria-hidden />}
    </button>
  );
}
