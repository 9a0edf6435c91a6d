import type { Bus } from '#server/bus.ts';
import type { Config } from '#server/config.ts';
import type { ReadClient } from '#server/db/open.ts';
import type { Logger } from '#server/log.ts';
import type { Documents } from './documents.ts';

/** Opens the document log and its worker. */
export function openDocuments(_parts: { config: Config; bus: Bus; log: Logger; read: ReadClient }): Promise<Documents> {
	const missing = () => Promise.reject(new Error('not yet'));
	return Promise.resolve({ edit: missing, read: missing, freeze: missing, close: () => Promise.resolve() });
}
