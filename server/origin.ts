import type { IncomingMessage } from 'node:http';
import type { Config } from './config.ts';

/**
 * Whether an upgrade or a polling request comes from our own pages: a browser always names its origin there, and no
 * other site's pages may use a signed-in person's cookie. On a machine of one's own the port may be another than the
 * configured one (tests, a second start), so there the request's own host counts.
 */
export function fromOurPages(request: IncomingMessage, config: Config): boolean {
	const { origin, host } = request.headers;
	if (!origin) return false;
	if (origin === config.origin) return true;
	return config.local && origin === `http://${host}` && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
}
