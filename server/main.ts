import { createServer, type RequestListener, type Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ConfigError, readConfig, type Config } from './config.ts';

/** What the built pages publish when they have opened the portal: one graph of modules for pages and sockets. */
interface Published {
	attach(http: Server): { close(): Promise<void> };
	closePortal(): Promise<void>;
	demoAccounts(): Promise<{ email: string; password: string; role: string }[]>;
	/** Path of the one-use page that makes the first federation; null when there is one. */
	firstAddress(): Promise<string | null>;
}

/** Out: the address people write; with port 0 the one that was free. */
function listen(http: Server, config: Config): Promise<string> {
	return new Promise((resolve, reject) => {
		http.once('error', (error: NodeJS.ErrnoException) => {
			reject(
				error.code === 'EADDRINUSE'
					? new ConfigError(`Port ${config.port} is taken by another program. Stop it, or set PORT to another number.`)
					: error
			);
		});
		http.listen(config.port, config.host, () => {
			const address = http.address();
			const port = typeof address === 'object' && address ? address.port : config.port;
			resolve(config.port === 0 ? `http://localhost:${port}` : config.origin);
		});
	});
}

try {
	const config = readConfig(process.env);
	// adapter-node reads these by itself.
	process.env['BODY_SIZE_LIMIT'] ??= '64M';
	if (config.proxies > 0) {
		process.env['ADDRESS_HEADER'] ??= 'X-Forwarded-For';
		process.env['XFF_DEPTH'] ??= String(config.proxies);
	}
	// Listen first: with port 0 the address is known only then, and a taken port is told before a database is opened.
	let handler: RequestListener = (_request, response) => void response.writeHead(503, { 'Retry-After': '1' }).end();
	const http = createServer((request, response) => {
		// A mail program's one press (RFC 8058) comes from no page, and its link is all the right it has.
		if (request.method === 'POST' && request.url?.startsWith('/stop/'))
			request.headers.origin ??= process.env['ORIGIN'];
		handler(request, response);
	});
	const origin = await listen(http, config);
	process.env['ORIGIN'] = origin;
	const built = pathToFileURL(join(config.root, 'build/handler.js')).href;
	({ handler } = (await import(built)) as { handler: RequestListener });
	const published = (globalThis as { [name: symbol]: unknown })[Symbol.for('samsyn')] as Published;
	const sockets = published.attach(http);
	const lines = [`Samsyn is open at ${origin}`];
	for (const { email, password, role } of await published.demoAccounts())
		lines.push(`  ${email.padEnd(34)} ${password.padEnd(22)} ${role}`);
	const first = await published.firstAddress();
	if (first) lines.push('There is no federation yet. Make the first one here, once:', `  ${origin}${first}`);
	console.log(lines.join('\n'));
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		// The sockets close the http server too, once they have said goodbye: pages behind a proxy must come to hear it.
		void sockets
			.close()
			.then(() => published.closePortal())
			.then(() => process.exit(0));
		setTimeout(() => process.exit(1), 10_000).unref();
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
} catch (error) {
	console.error(error instanceof ConfigError ? `Samsyn did not start. ${error.message}` : error);
	process.exit(1);
}
