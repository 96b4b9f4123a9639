import { useEffect } from 'react';
import { useProject } from '../stores/projectStore';
import { useView } from '../stores/viewStore';
import { productName, screenNames } from '../text/frameText';

export function useWindowTitle(): void {
  const name = useProject((state) => state.project?.facts.projectName);
  const screen = useView((state) => state.screen);
  useEffect(() => {
    document.title = name ? `${name} — ${screenNames[screen]}` : productName;
  }, [name, screen]);
}
