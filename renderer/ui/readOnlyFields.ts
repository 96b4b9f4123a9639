import { createContext, useContext } from 'react';

const ReadOnly = createContext(false);

/** Below it, fields that keep what is typed can be read and copied from, and not changed. */
export const ReadOnlyFields = ReadOnly.Provider;

export function useReadOnlyField(): boolean {
  return useContext(ReadOnly);
}
