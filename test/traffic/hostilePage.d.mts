import type { Traffic } from './packets.mjs';

export const channels: readonly { name: string; target: string }[];
export const visitMilliseconds: number;
export function hostileScript(): string;
export function hostilePage(): string;
export function leaks(traffic: Pick<Traffic, 'destinations' | 'names'>): string[];
