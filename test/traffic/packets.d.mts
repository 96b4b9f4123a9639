/** What left this computer; `destinations` are like `udp 203.0.113.35:3478`. */
export interface Traffic {
  destinations: string[];
  /** Names asked of a name server. */
  names: string[];
  /** Group membership and neighbours of the own cable, which carry nothing of a page. */
  announcements: string[];
  /** The words of the sanity packets. */
  sanity: string[];
}

/** Reads Ethernet frames, one per line in hex. */
export function readFrames(text: string): Traffic;
/** Reads lines of `strace -f -yy -e trace=connect,sendto,sendmsg,sendmmsg`. */
export function readSystemCalls(text: string): Traffic;
