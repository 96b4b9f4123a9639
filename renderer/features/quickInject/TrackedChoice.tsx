import { useSettings } from '../../stores/settingsStore';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Checkbox } from '../../ui';
import styles from './QuickInject.module.css';

/** Whether it goes in as changes somebody else can accept or refuse in Word. */
export function TrackedChoice({ isTracked, onChange }: { isTracked: boolean; onChange(on: boolean): void }) {
  const name = useSettings((state) => state.settings.displayName);
  return (
    <Checkbox
      className={styles.tracked}
      checked={isTracked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={text.tracked}
      description={text.trackedWhat(name)}
    />
  );
}
