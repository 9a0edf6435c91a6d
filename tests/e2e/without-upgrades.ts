import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface Wall {
	/** Address of the wall: the same pages, seen through it. */
	readonly origin: string;
	/** WebSockets it let through. */
	passed(): number;
	/** What it does with an upgrade from now on; WebSockets that stand are cut when it closes. */
	set(what: 'refuse' | 'swallow' | 'pass'): void;
	close(): Promise<void>;
}

/** A proxy of an authority: web pages pass, WebSockets are refused or vanish, as somebody once configured it. */
export async function wallBefore(portal: string, first: 'refuse' | 'swallow' | 'pass'): Promise<Wall> {
	const target = new URL(portal);
	let what = first;
	let passed = 0;
	const open = new Set<Socket>();
	const server = createServer((asked, answer) => {
		const further = request(
			// A connection of its own: one that was kept may have been closed by the portal just now.
			{
				...{ host: target.hostname, port: target.port, method: asked.method, path: asked.url },
				...{ headers: asked.headers, agent: false }
			},
			(from) => {
				answer.writeHead(from.statusCode ?? 502, from.headers);
				from.pipe(answer);
			}
		);
		further.on('error', () => answer.destroy());
		answer.on('close', () => further.destroy());
		asked.pipe(further);
	});
	server.on('upgrade', (asked: IncomingMessage, near: Socket, head: Buffer) => {
		open.add(near);
		near.on('error', () => undefined);
		near.on('close', () => open.delete(near));
		if (what === 'swallow') return;
		if (what === 'refuse') return void near.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
		passed += 1;
		const far = connect(Number(target.port), target.hostname, () => {
			const lines = [`GET ${asked.url} HTTP/1.1`];
			for (let at = 0; at < asked.rawHeaders.length; at += 2)
				lines.push(`${asked.rawHeaders[at]}: ${asked.rawHeaders[at + 1]}`);
			far.write(`${lines.join('\r\n')}\r\n\r\n`);
			far.write(head);
			near.pipe(far).pipe(near);
		});
		far.on('error', () => near.destroy());
		near.on('close', () => far.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	return {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		passed: () => passed,
		set: (to) => void (what = to),
		close: () =>
			new Promise((resolve) => {
				for (const socket of open) socket.destroy();
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}
