import { dayText, localDay, timeText } from '../../shared/korean/days';
import { useNotices } from '../stores/noticeStore';
import { frameText } from '../text/frameText';
import { Button, Dialog } from '../ui';
import styles from './NoticesDialog.module.css';

/** Every notice since the program was started, to be read in peace. */
export function NoticesDialog({ onClose }: { onClose(): void }) {
  const { notices, dismissAll } = useNotices();
  return (
    <Dialog
      title={frameText.notices}
      width={680}
      onClose={onClose}
      isReading
      footer={
        <>
          <Button
            variant="default"
            disabled={notices.every((one) => one.isDismissed)}
            onClick={() => {
              dismissAll();
              onClose();
            }}
          >
            {frameText.dismissAll}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {frameText.dismiss}
          </Button>
        </>
      }
    >
      <p className={styles.what}>{notices.length === 0 ? frameText.noNotices : frameText.noticesWhat}</p>
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={notice.id} data-new={!notice.isDismissed || undefined}>
            <p className={styles.head}>
              <b>{notice.title}</b>
              <span>
                {dayText(localDay(notice.at))} {timeText(notice.at)}
                {notice.times > 1 && ` · ${frameText.noticeTimes(notice.times)}`}
              </span>
            </p>
            {notice.lines.map((line) => (
              <p key={line} className={styles.line}>
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
