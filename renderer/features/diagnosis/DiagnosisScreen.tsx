export function DiagnosisScreen() {
  return null;
}
