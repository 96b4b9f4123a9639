export function WritingScreen() {
  return null;
}
