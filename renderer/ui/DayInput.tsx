import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { dayWithWeekdayText } from '../../shared/korean/days';
import styles from './DayInput.module.css';
import { readDay } from './readDay';

interface DayInputProps {
  label: string;
  /** `YYYY-MM-DD`, or empty while unknown. */
  day: string;
  onChange(day: string): void;
  onLeave?: () => void;
  error?: string | undefined;
  size?: 'sm' | 'md';
  isReadOnly?: boolean;
}

/** A calendar day, typed in any usual Korean way or picked from a Korean calendar. */
export function DayInput({
  label,
  day,
  onChange,
  onLeave,
  error,
  size = 'sm',
  isReadOnly = false,
}: DayInputProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DateInput
      label={label}
      size={size}
      value={day === '' ? null : day}
      onChange={(picked) => onChange(picked ?? '')}
      onBlur={onLeave}
      popoverProps={{
        withinPortal: false,
        onOpen: () => setOpen(true),
        onClose: () => {
          setOpen(false);
          onLeave?.();
        },
      }}
      // The first Esc closes the calendar, not the dialog around it.
      data-mantine-stop-propagation={isOpen}
      error={error}
      valueFormat="YYYY. M. D.(dd)"
      placeholder="예: 2027. 3. 2."
      dateParser={readDay}
      readOnly={isReadOnly}
      clearable={!isReadOnly}
      clearButtonProps={{ 'aria-label': `${label} 비우기` }}
      leftSection={<IconCalendar size={18} aria-hidden />}
      monthLabelFormat="YYYY년 M월"
      yearLabelFormat="YYYY년"
      getDayAriaLabel={dayWithWeekdayText}
      classNames={{ day: styles.day ?? '' }}
      ariaLabels={{
        previousMonth: '이전 달',
        nextMonth: '다음 달',
        previousYear: '이전 해',
        nextYear: '다음 해',
        previousDecade: '이전 10년',
        nextDecade: '다음 10년',
      }}
    />
  );
}
