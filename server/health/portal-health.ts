import type { Health } from '#server/sync/messages.ts';
import { context } from '#server/context.ts';

/** What whoever watches the portal is told; nothing of anybody's. */
export interface PortalHealth {
	/** Whether what people write can be stored. */
	readonly ok: boolean;
	readonly writable: boolean;
	/** Documents that cannot be read; their bytes are kept. */
	readonly quarantined: number;
	/** Seconds since the start of the process. */
	readonly uptime: number;
}

/** Milliseconds for which one answer serves everybody who asks, so that asking costs the disk nothing. */
const holds = 1_000;
/** Milliseconds after which a worker that says nothing counts as one that cannot write. */
const patience = 5_000;

let last: { at: number; asked: Promise<Health | null> } = { at: -Infinity, asked: Promise.resolve(null) };

function ask(): Promise<Health | null> {
	const slow = new Promise<null>((resolve) => setTimeout(resolve, patience, null).unref());
	const asked = context()
		.documents.health()
		.catch(() => null);
	return Promise.race([asked, slow]);
}

/** How the portal is. Open to everybody: it asks for no permission and tells no secret. */
export async function portalHealth(): Promise<PortalHealth> {
	const now = performance.now();
	if (now - last.at > holds) last = { at: now, asked: ask() };
	const health = await last.asked;
	const writable = health?.writable ?? false;
	return { ok: writable, writable, quarantined: health?.quarantined ?? 0, uptime: Math.floor(process.uptime()) };
}
