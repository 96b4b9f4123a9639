import { useEffect, useState } from 'react';
import { DayInput } from './DayInput';
import { useReadOnlyField } from './readOnlyFields';

interface DateFieldProps {
  label: string;
  /** `YYYY-MM-DD` or null. */
  value: string | null;
  onCommit: (day: string | null) => void;
}

/** A calendar day; kept when the field or its calendar is left, so that half-typed days make no changes. */
export function DateField({ label, value, onCommit }: DateFieldProps) {
  const isReadOnly = useReadOnlyField();
  const [day, setDay] = useState(value ?? '');
  useEffect(() => setDay(value ?? ''), [value]);
  const commit = () => {
    if (day !== (value ?? '')) onCommit(day === '' ? null : day);
  };
  return <DayInput label={label} day={day} onChange={setDay} onLeave={commit} isReadOnly={isReadOnly} />;
}
