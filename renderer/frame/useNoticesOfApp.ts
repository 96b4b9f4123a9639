import { useEffect } from 'react';
import { api } from '../api';
import { useNotices } from '../stores/noticeStore';
import { useSettings } from '../stores/settingsStore';
import { frameText } from '../text/frameText';

/** Collects what the computer's side has to tell: at the start, and whenever something goes wrong that fails no call. */
export function useNoticesOfApp(): void {
  const started = useSettings((state) => state.info?.notices);
  useEffect(() => {
    const { add, notices } = useNotices.getState();
    for (const line of started ?? [])
      if (!notices.some((one) => one.lines.includes(line))) add(frameText.noticeFromWork, [line]);
  }, [started]);
  useEffect(
    () => api.on('app.notice', ({ text }) => useNotices.getState().add(frameText.noticeFromWork, [text])),
    [],
  );
}
