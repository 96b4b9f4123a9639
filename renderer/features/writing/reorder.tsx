import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type ScreenReaderInstructions,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { type ReactNode, useMemo } from 'react';

interface ReorderProps {
  /** Ids in their present order. */
  ids: readonly string[];
  /** How an id is called when spoken. */
  nameOf(id: string): string;
  onMove(id: string, overId: string): void;
  children: ReactNode;
}

const instructions: ScreenReaderInstructions = {
  draggable:
    '순서를 바꾸려면 스페이스를 누르고 위아래 화살표로 옮긴 뒤 다시 스페이스를 누르세요. 그만두려면 Esc를 누르세요.',
};

/** A list whose entries can be dragged with the pointer or the keyboard, announced in Korean. */
export function Reorder({ ids, nameOf, onMove, children }: ReorderProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    // Enter is left to the handle's own menu.
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );
  const ended = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onMove(String(active.id), String(over.id));
  };
  // A new list for the same order would render every entry again.
  const order = ids.join('\n');
  const items = useMemo(() => (order === '' ? [] : order.split('\n')), [order]);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={ended}
      accessibility={{
        announcements: announcements(ids, nameOf),
        screenReaderInstructions: instructions,
        // Tables may not hold the spoken element.
        container: document.body,
      }}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

function announcements(ids: readonly string[], nameOf: (id: string) => string): Announcements {
  const place = (id: string | number) => `${ids.length}개 가운데 ${ids.indexOf(String(id)) + 1}번째`;
  const name = (id: string | number) => nameOf(String(id));
  return {
    onDragStart: ({ active }) => `${name(active.id)} 항목을 잡았습니다. ${place(active.id)}입니다.`,
    onDragOver: ({ active, over }) =>
      over
        ? `${name(active.id)} 항목이 ${place(over.id)} 자리에 있습니다.`
        : `${name(active.id)} 항목을 놓을 자리가 아닙니다.`,
    onDragEnd: ({ active, over }) =>
      over
        ? `${name(active.id)} 항목을 ${place(over.id)} 자리에 놓았습니다.`
        : `${name(active.id)} 항목을 놓았습니다.`,
    onDragCancel: ({ active }) => `${name(active.id)} 항목 옮기기를 그만두었습니다.`,
  };
}
