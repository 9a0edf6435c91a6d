import { createServer } from 'node:http';
import { join } from 'node:path';
import type * as attachModule from '../../../server/attach.ts';
import type * as configModule from '../../../server/config.ts';
import type * as startModule from '../../../server/start.ts';

// The portal as in production but for its pages: accounts and rights, the durable log and its worker, jobs, the room
// and the sync door. From the checkout in BENCH_ROOT, so that two states of the project can be compared.
const from = (path: string) => join(process.env['BENCH_ROOT'] ?? process.cwd(), path);
const { attach } = (await import(from('server/attach.ts'))) as typeof attachModule;
const { readConfig } = (await import(from('server/config.ts'))) as typeof configModule;
const { openPortal, closePortal } = (await import(from('server/start.ts'))) as typeof startModule;

const config = readConfig(process.env);
await openPortal(config);
const http = createServer((_request, response) => void response.writeHead(404).end());
const sockets = attach(http);
http.listen(config.port, '127.0.0.1', () => process.send?.('open'));
process.on('SIGTERM', () => {
	http.close();
	void sockets
		.close()
		.then(closePortal)
		.then(() => process.exit(0));
});
