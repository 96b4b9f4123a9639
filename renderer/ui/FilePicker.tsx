export function FilePicker() {
  return null;
}
