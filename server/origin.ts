import type { IncomingMessage } from 'node:http';
import type { Config } from './config.ts';

const isOurs = (origin: string, host: string | undefined, config: Config): boolean =>
	origin === config.origin ||
	(config.local && origin === `http://${host}` && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? ''));

/**
 * Whether an upgrade or a polling request comes from our own pages: a browser always names its origin there, and no
 * other site's pages may use a signed-in person's cookie. On a machine of one's own the port may be another than the
 * configured one (tests, a second start), so there the request's own host counts.
 */
export function fromOurPages(request: IncomingMessage, config: Config): boolean {
	const { origin, host } = request.headers;
	return origin !== undefined && isOurs(origin, host, config);
}

/**
 * The same for requests of Socket.IO. A browser sends no Origin with a GET to its own site: there it says itself where
 * the request comes from, or, where it is too old for that or a proxy has taken it away, the page that asked.
 */
export function mayKnock(request: IncomingMessage, config: Config): boolean {
	const { origin, host, upgrade, referer } = request.headers;
	if (request.method !== 'GET' || origin || upgrade) return fromOurPages(request, config);
	const site = request.headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin';
	const from = URL.parse(referer ?? '')?.origin;
	return from !== undefined && isOurs(from, host, config);
}
