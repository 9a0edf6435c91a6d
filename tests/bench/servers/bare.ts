import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

// The least a server can do: whatever one sends, all others in the room get. Nothing is read, kept or checked.
const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket, request) => {
	const name = request.url ?? '';
	const room = rooms.get(name) ?? new Set();
	rooms.set(name, room);
	room.add(socket);
	socket.on('message', (data) => {
		for (const other of room) if (other !== socket) other.send(data, { binary: true });
	});
	socket.on('close', () => room.delete(socket));
});
http.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('open'));
