import { createServer, type RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config.ts';

/** What the built pages publish when they have opened the portal: one graph of modules for pages and sockets. */
interface Published {
	attach(http: ReturnType<typeof createServer>): { close(): Promise<void> };
	closePortal(): Promise<void>;
	demoAccounts(): Promise<{ email: string; password: string; role: string }[]>;
}

try {
	const config = readConfig(process.env);
	// adapter-node reads these two by itself.
	process.env['ORIGIN'] = config.origin;
	process.env['BODY_SIZE_LIMIT'] ??= '64M';
	if (config.proxies > 0) {
		process.env['ADDRESS_HEADER'] ??= 'X-Forwarded-For';
		process.env['XFF_DEPTH'] ??= String(config.proxies);
	}
	const built = pathToFileURL(join(config.root, 'build/handler.js')).href;
	const { handler } = (await import(built)) as { handler: RequestListener };
	const published = (globalThis as { [name: symbol]: unknown })[Symbol.for('samsyn')] as Published;
	const http = createServer(handler);
	const sockets = published.attach(http);
	http.listen(config.port, config.host, () => {
		const address = http.address();
		const port = typeof address === 'object' && address ? address.port : config.port;
		const lines = [`Samsyn is open at ${config.port === port ? config.origin : `http://localhost:${port}`}`];
		void published.demoAccounts().then((accounts) => {
			for (const { email, password, role } of accounts)
				lines.push(`  ${email.padEnd(34)} ${password.padEnd(22)} ${role}`);
			console.log(lines.join('\n'));
		});
	});
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		http.close();
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
