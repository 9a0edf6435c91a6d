import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { portalHealth } from '#server/health/portal-health.ts';

/** For whoever watches the portal: 200 while what people write can be stored, else 503. */
export const GET: RequestHandler = async () => {
	const health = await portalHealth();
	return json(health, { status: health.ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
};
