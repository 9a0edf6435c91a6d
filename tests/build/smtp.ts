import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface TestSmtp {
	readonly url: string;
	/** Letters as they came over the wire, headers and all. */
	readonly letters: string[];
	/** What it answers to the next commands of this name instead of taking them: ['RCPT', '451 later']. */
	answer: [string, string] | null;
	close(): Promise<void>;
}

/** A mail server that takes everything, or answers as it is told. */
export async function startSmtp(): Promise<TestSmtp> {
	const letters: string[] = [];
	const open = new Set<Socket>();
	const smtp: Omit<TestSmtp, 'url' | 'close'> = { letters, answer: null };
	const server = createServer((socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
		socket.on('error', () => undefined);
		let data: string | null = null;
		let rest = '';
		socket.write('220 test\r\n');
		socket.on('data', (bytes) => {
			rest += bytes.toString();
			for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
				const line = rest.slice(0, end);
				rest = rest.slice(end + 2);
				if (data !== null) {
					if (line === '.') {
						letters.push(data);
						data = null;
						socket.write('250 taken\r\n');
					} else data += `${line}\r\n`;
					continue;
				}
				const word = line.slice(0, 4).toUpperCase();
				if (smtp.answer?.[0] === word) socket.write(`${smtp.answer[1]}\r\n`);
				else if (word === 'DATA') {
					data = '';
					socket.write('354 go on\r\n');
				} else if (word === 'QUIT') socket.end('221 bye\r\n');
				else socket.write('250 well\r\n');
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return Object.assign(smtp, {
		url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise<void>((resolve) => {
				for (const socket of open) socket.destroy();
				server.close(() => resolve());
			})
	});
}

/** What a letter says, as its reader sees it. */
export function textOf(raw: string): string {
	const [head = '', ...body] = raw.split(/\r?\n\r?\n/);
	const text = body.join('\n\n');
	if (/^Content-Transfer-Encoding: base64$/im.test(head)) return Buffer.from(text, 'base64').toString();
	const bytes = text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => `%${hex}`);
	return bytes.replaceAll(/(?:%[0-9A-F]{2})+/g, (one) => decodeURIComponent(one));
}
