import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

// As its documentation says: the server with the SQLite extension, everything else as it comes.
const server = new Server({
	port: Number(process.env.PORT),
	address: '127.0.0.1',
	quiet: true,
	extensions: [new SQLite({ database: process.env.DATABASE })]
});
await server.listen();
process.send?.('open');
