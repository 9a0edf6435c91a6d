import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * How the way between client and server is. pass: as it should be. delay: everything comes `wait` milliseconds late, in
 * order. hold: nothing comes through, all of it later. lost: what is sent vanishes and nobody is told, as when a cable
 * is pulled. up / down: as lost, in one direction. refuse: nobody can connect, those who are in stay. A connection that lost something never gets it
 * later: it is reset when the weather changes.
 */
export type Weather = 'pass' | 'delay' | 'hold' | 'lost' | 'up' | 'down' | 'refuse';
/** What is done to those who are connected now. cut: reset, both sides hear it. half: the server's side ends politely. */
export type Blow = 'cut' | 'half';

interface Way {
	readonly from: Socket;
	readonly to: Socket;
	readonly direction: 'up' | 'down';
	/** Something of it vanished. */
	lost: boolean;
	waiting: { bytes: Buffer; due: number }[];
	timer: NodeJS.Timeout | undefined;
}

/** A TCP proxy in this process with faults at will; every fault is one the network really makes. */
export async function startProxy(target: () => number, wait: () => number = () => 0) {
	const ways = new Set<Way>();
	const sockets = new Set<Socket>();
	let weather: Weather = 'pass';
	let bytes = 0;
	let connections = 0;

	function flow(way: Way): void {
		clearTimeout(way.timer);
		way.timer = undefined;
		if (weather === 'hold') return;
		for (let next = way.waiting[0]; next; next = way.waiting[0]) {
			const left = next.due - performance.now();
			if (left > 0) {
				way.timer = setTimeout(() => flow(way), left);
				return;
			}
			way.waiting.shift();
			if (!way.to.destroyed) way.to.write(next.bytes);
		}
	}

	function carry(from: Socket, to: Socket, direction: 'up' | 'down'): void {
		const way: Way = { from, to, direction, lost: false, waiting: [], timer: undefined };
		ways.add(way);
		let last = 0;
		const vanishes = () => weather === 'lost' || weather === direction;
		from.on('data', (some) => {
			bytes += some.length;
			if (vanishes()) {
				way.lost = true;
				return;
			}
			last = Math.max(last, performance.now() + (weather === 'delay' ? wait() : 0));
			way.waiting.push({ bytes: some, due: last });
			flow(way);
		});
		from.on('error', () => undefined);
		from.on('end', () => {
			if (!vanishes()) to.end();
		});
		from.on('close', () => {
			ways.delete(way);
			clearTimeout(way.timer);
			sockets.delete(from);
			// What a pulled cable swallows is the goodbye as well; only whoever is still there can notice by silence.
			if (!vanishes()) to.destroy();
			else for (const back of ways) if (back.from === to) back.lost = true;
		});
	}

	/** Both sides hear that it is over. */
	function reset({ from, to }: Way): void {
		for (const side of [from, to]) if (!side.destroyed) side.resetAndDestroy();
	}

	const server = createServer({ allowHalfOpen: true }, (client) => {
		if (weather === 'refuse') {
			client.on('error', () => undefined);
			client.resetAndDestroy();
			return;
		}
		connections += 1;
		const upstream = connect({ port: target(), host: 'localhost', allowHalfOpen: true });
		sockets.add(client).add(upstream);
		client.setNoDelay(true);
		upstream.setNoDelay(true);
		carry(client, upstream, 'up');
		carry(upstream, client, 'down');
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));

	return {
		port: (server.address() as AddressInfo).port,
		/** http://localhost:<port>: a way to the same server. */
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		set(next: Weather): void {
			if (next !== weather) for (const way of [...ways]) if (way.lost) reset(way);
			weather = next;
			if (weather !== 'hold') for (const way of [...ways]) flow(way);
		},
		blow(kind: Blow): void {
			for (const way of [...ways])
				if (kind === 'half') {
					if (way.direction === 'down') way.to.end();
				} else reset(way);
		},
		/** How many connections it has carried, and how many bytes. */
		figures: () => ({ connections, bytes }),
		async close(): Promise<void> {
			weather = 'refuse';
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

export type Proxy = Awaited<ReturnType<typeof startProxy>>;
