import type { FormPlaceholder } from '../../../shared/docx/fillForm';
import { placeholderName } from '../../../shared/form/formAnswer';
import type { Input, Output } from '../../../shared/ipc/calls';

/** A form that was looked at. */
export interface LookedAt extends Output<'form.survey'> {
  form: Input<'form.survey'>['form'];
  /** Name to show and to save under. */
  name: string;
}

/** Values typed for this document, by what stands between the braces. */
export type Values = Readonly<Record<string, string>>;

export function givenFor(values: Values, { written }: FormPlaceholder): string | undefined {
  const name = placeholderName(written);
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** With `null` the project's own answer counts again. */
export function withValue(values: Values, { written }: FormPlaceholder, value: string | null): Values {
  const name = placeholderName(written);
  const rest = Object.fromEntries(Object.entries(values).filter(([one]) => one !== name));
  return value === null ? rest : { ...rest, [name]: value };
}

/** Whether a person still has something to do about it. */
export function isOpen(one: FormPlaceholder, values: Values): boolean {
  return isWithoutAnswer(one) ? givenFor(values, one) === undefined : one.refused.length > 0;
}

export const isWithoutAnswer = ({ status }: FormPlaceholder) => status === 'unfilled' || status === 'unknown';

export const withoutExtension = (fileName: string) => fileName.replace(/\.[^.]{1,5}$/, '');
