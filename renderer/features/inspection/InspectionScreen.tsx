export function InspectionScreen({ round }: { round: 'audit' | 'finalInspection' }) {
  return <span hidden>{round}</span>;
}
