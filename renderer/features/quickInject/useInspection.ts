import { useState } from 'react';
import type { DocumentOutline, FileRef } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';

/** Reads what a document offers; the last failure stays until the next document. */
export function useInspection(onFound: (outline: DocumentOutline) => void) {
  const [inspecting, setInspecting] = useState(false);
  const [inspectFailure, setFailure] = useState<Failure | null>(null);
  const inspect = async (file: FileRef) => {
    setInspecting(true);
    setFailure(null);
    const inspected = await api.call('wordDocument.inspect', { file: file.token });
    setInspecting(false);
    if (inspected.ok) onFound(inspected.value);
    else setFailure(inspected.failure);
  };
  return { inspect, inspecting, inspectFailure };
}
