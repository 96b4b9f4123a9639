import { exchangeText as text } from '../../text/exchangeText';
import { PasswordInput } from '../../ui';

interface PasswordFieldProps {
  label: string;
  value: string;
  error?: string | null | undefined;
  autoFocus?: boolean;
  onChange(value: string): void;
}

export function PasswordField({ label, value, error, autoFocus, onChange }: PasswordFieldProps) {
  return (
    <PasswordInput
      label={label}
      value={value}
      error={error}
      maxLength={1_000}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': `${text.showPassword}: ${label}`, tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(autoFocus && { 'data-autofocus': true })}
    />
  );
}
