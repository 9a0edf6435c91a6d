import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { joined, parcelOf, webSocketLine, type Line } from './line.ts';

let http: Server;
let line: Line;
let client: WebSocket;
let heard: Buffer[];

beforeEach(async () => {
	http = createServer();
	const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
	const opened = new Promise<Line>((resolve) => {
		http.on('upgrade', (request, socket: Duplex, head: Buffer) => {
			server.handleUpgrade(request, socket, head, (ws) => resolve(webSocketLine(ws, socket)));
		});
	});
	await new Promise<void>((resolve) => http.listen(0, 'localhost', resolve));
	heard = [];
	client = new WebSocket(`ws://localhost:${(http.address() as AddressInfo).port}`);
	client.on('message', (data) => heard.push(data as Buffer));
	const open = new Promise((resolve) => client.on('open', resolve));
	line = await opened;
	await open;
});
afterEach(() => {
	client.terminate();
	http.close();
});

const closed = () => new Promise<number>((resolve) => client.on('close', resolve));
/** A message of a size, different from others of that size. */
const message = (size: number, seed = 7) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed) % 256);

describe('a WebSocket as a line', () => {
	it('D23 frames messages of every length as the standard has it, several in one write', async () => {
		const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
		line.send(parcelOf(sizes.map((size) => message(size))));
		line.close(1012, 'restart');
		expect(await closed()).toBe(1012);
		expect(heard.map((one) => one.byteLength)).toEqual(sizes);
		for (const [at, size] of sizes.entries()) expect(heard[at]?.equals(message(size))).toBe(true);
	});

	it('D23 sends what goes to all and what is for one in the order it was given', async () => {
		const shared = parcelOf([message(10), message(20)]);
		const own = parcelOf([message(3)]);
		for (const parcel of joined(shared, own)) line.send(parcel);
		const large = parcelOf([message(20_000)]);
		for (const parcel of joined(large, own)) line.send(parcel);
		line.close(1012, '');
		await closed();
		expect(heard.map((one) => one.byteLength)).toEqual([10, 20, 3, 20_000, 3]);
		expect([joined(shared, own).length, joined(large, own).length]).toEqual([1, 2]);
	});

	it('D23 frames a parcel once for all who receive it', () => {
		const parcel = parcelOf([message(10)]);
		expect(parcel.framed()).toBe(parcel.framed());
		expect(parcel.size).toBe(10);
	});

	it('D23 says nothing after its goodbye', async () => {
		line.close(4205, 'rightsChanged');
		line.send(parcelOf([message(5)]));
		expect(await closed()).toBe(4205);
		expect(heard).toEqual([]);
	});
});
