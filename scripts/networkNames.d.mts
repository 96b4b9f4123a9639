export const scannedPrograms: readonly string[];
export function networkProblems(program: string, code: string): string[];
