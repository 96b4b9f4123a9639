import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

interface DateFieldProps {
  label: string;
  /** `YYYY-MM-DD` or null. */
  value: string | null;
  onCommit: (day: string | null) => void;
}

/** A calendar day; kept when the field is left, so that a half-typed year is never taken for a date. */
export function DateField({ label, value, onCommit }: DateFieldProps) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const isOdd = text !== '' && !/^(19|20|21)\d\d-/.test(text);
  return (
    <TextInput
      type="date"
      label={label}
      value={text}
      min="1990-01-01"
      max="2199-12-31"
      error={isOdd ? '연도를 확인해 주세요.' : null}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (!isOdd && text !== (value ?? '')) onCommit(text === '' ? null : text);
      }}
    />
  );
}
