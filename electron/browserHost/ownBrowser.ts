import type { ChildProcess } from 'node:child_process';
import type { WindowPlace } from '../storage/settings';
import { noDisplayReason, openWindow } from './openWindow';

/** A browser process that ends sooner has handed its page to one already running, or has crashed. */
const handedOverMilliseconds = 3_000;

export interface OwnBrowser {
  /** Opens the address in a window where that is possible; gives what to tell whoever started the program. */
  show(entrance: string): string;
  close(): void;
}

/** The browser process that is ours: its end means the window was closed, and our end closes it. */
export function ownBrowser({
  profileFolder,
  lastPlace,
  mayOpen,
  isVisited,
  onClosed,
}: {
  profileFolder: string;
  /** Where the window was last. */
  lastPlace: () => WindowPlace | null;
  mayOpen: boolean;
  isVisited: () => boolean;
  onClosed: () => void;
}): OwnBrowser {
  let own: ChildProcess | null = null;

  return {
    show(entrance) {
      if (!mayOpen) return byHand(entrance);
      const reason = noDisplayReason();
      if (reason !== null) return `${reason}\n${byHand(entrance)}`;
      const opened = openWindow(entrance, profileFolder, lastPlace());
      if (opened === null) {
        return `창을 열 브라우저(Edge, Chrome, Whale, Chromium)를 찾지 못했어요.\n${byHand(entrance)}`;
      }
      own ??= opened;
      const startedAt = Date.now();
      opened.on('error', () => console.error(`브라우저를 열지 못했어요.\n${byHand(entrance)}`));
      opened.on('exit', () => {
        const wasOwn = own === opened;
        if (wasOwn) own = null;
        if (Date.now() - startedAt > handedOverMilliseconds) {
          if (wasOwn) onClosed();
        } else if (!isVisited()) {
          // If it crashed instead of handing the page over, nobody would ever come.
          console.log(`창이 보이지 않나요?\n${byHand(entrance)}`);
        }
      });
      return '발주길잡이 창을 열었어요.';
    },
    close() {
      own?.kill();
    },
  };
}

function byHand(entrance: string): string {
  return `브라우저에서 이 주소를 열어 주세요(한 번만 쓸 수 있어요).\n${entrance}`;
}
