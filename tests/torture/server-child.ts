import { createServer } from 'node:http';
import { attach } from '../../server/attach.ts';
import { readConfig } from '../../server/config.ts';
import { openPortal } from '../../server/start.ts';

// A whole portal but its pages in a process of its own, to be killed. Plain Node runs it, as it runs the worker.
const config = readConfig(process.env);
await openPortal(config);
const http = createServer((_request, response) => void response.writeHead(404).end());
attach(http);
http.listen(config.port, 'localhost', () => process.send?.('open'));
