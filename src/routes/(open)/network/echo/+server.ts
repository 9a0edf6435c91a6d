import type { RequestHandler } from './$types.js';

/** The server's time in milliseconds, for the network test: how long an answer takes, and how the clocks stand. */
export const GET: RequestHandler = () =>
	Response.json({ now: Date.now() }, { headers: { 'Cache-Control': 'no-store' } });
