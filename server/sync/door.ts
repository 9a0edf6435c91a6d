import type { Server } from 'node:http';

/** The sync door: Yjs upgrades on /sync/<document>. */
export function attachSync(_http: Server): { close(): Promise<void> } {
	return { close: () => Promise.resolve() };
}
