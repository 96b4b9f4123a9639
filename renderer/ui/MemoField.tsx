import { Textarea } from '@mantine/core';
import { cleanText } from '../../shared/document/text';
import { useReadOnlyField } from './readOnlyFields';
import { useCommittedText } from './useCommittedText';

interface MemoFieldProps {
  label: string;
  value: string;
  onCommit: (text: string) => void;
  /** Characters the project file takes; more stays in the field with a message and is not kept. */
  limit: number;
  placeholder?: string;
  description?: string;
  error?: string | null;
  isRequired?: boolean;
  minRows?: number;
  autoFocus?: boolean;
}

/** A free-text note that keeps itself and never disturbs Hangul composition. */
export function MemoField({
  label,
  value,
  onCommit,
  limit,
  placeholder,
  description,
  error,
  isRequired = false,
  minRows = 1,
  autoFocus = false,
}: MemoFieldProps) {
  const isReadOnly = useReadOnlyField();
  const { text, field } = useCommittedText({
    value,
    onCommit: (typed) => onCommit(cleanText(typed)),
    accepts: (typed) => typed.length <= limit && !(isRequired && typed.trim() === ''),
  });
  const tooLong =
    text.length > limit
      ? `${limit.toLocaleString('ko-KR')}자까지 저장돼요. 지금 ${text.length.toLocaleString('ko-KR')}자라서 아직 저장하지 않았어요.`
      : null;
  return (
    <Textarea
      label={label}
      description={description}
      placeholder={placeholder}
      error={tooLong ?? error}
      withAsterisk={isRequired}
      aria-required={isRequired || undefined}
      autosize
      readOnly={isReadOnly}
      minRows={minRows}
      maxRows={12}
      data-autofocus={autoFocus || undefined}
      {...field}
    />
  );
}
