import { useEffect, useRef } from 'react';
import { create } from 'zustand';

export const commandNames = [
  'save',
  'exportDocx',
  'saveCopy',
  'undo',
  'redo',
  'find',
  'checkAll',
  'addRequirement',
  'openLibrary',
  'addSection',
  'renumber',
  'editCategories',
  'editLayout',
  'bold',
  'italic',
  'underline',
  'levelUp',
  'levelDown',
  'insertTable',
  'insertPicture',
  'zoomFit',
] as const;
export type CommandName = (typeof commandNames)[number];

/** Commands only the writing screen can carry out; asking for one from elsewhere goes there first. */
export const writingCommands: readonly CommandName[] = [
  'exportDocx',
  'editLayout',
  'checkAll',
  'addRequirement',
  'openLibrary',
  'find',
];

/** Commands that change the project. */
export const editingCommands: readonly CommandName[] = [
  'addRequirement',
  'openLibrary',
  'addSection',
  'renumber',
  'editCategories',
  'insertTable',
];

interface CommandState {
  handlers: Partial<Record<CommandName, () => void>>;
  /** Asked for while nobody could do it; runs when a screen that can appears. */
  waiting: CommandName | null;
  register(name: CommandName, handler: () => void): () => void;
  run(name: CommandName): boolean;
  runWhenReady(name: CommandName): void;
}

export const useCommands = create<CommandState>((set, get) => ({
  handlers: {},
  waiting: null,

  register(name, handler) {
    set((state) => ({ handlers: { ...state.handlers, [name]: handler } }));
    if (get().waiting === name) {
      set({ waiting: null });
      queueMicrotask(handler);
    }
    return () => {
      if (get().handlers[name] !== handler) return;
      set((state) => {
        const { [name]: _gone, ...handlers } = state.handlers;
        return { handlers };
      });
    };
  },

  run(name) {
    const handler = get().handlers[name];
    handler?.();
    return handler !== undefined;
  },

  runWhenReady(name) {
    if (!get().run(name)) set({ waiting: name });
  },
}));

/** Offers a command to the menu bar and the keyboard while the component is shown; `null` withdraws it. */
export function useCommand(name: CommandName, handler: (() => void) | null): void {
  const latest = useRef(handler);
  latest.current = handler;
  const offered = handler !== null;
  useEffect(() => {
    if (!offered) return;
    return useCommands.getState().register(name, () => latest.current?.());
  }, [name, offered]);
}
