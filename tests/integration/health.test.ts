import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET } from '../../src/routes/(open)/health/+server.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { until } from './wait.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const answer = async () => {
	const response = await GET({} as Parameters<typeof GET>[0]);
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

it('D21 says that all is well, by four figures and nothing else', async () => {
	const { status, body } = await answer();
	expect(status).toBe(200);
	expect(body).toEqual({ ok: true, writable: true, quarantined: 0, uptime: expect.any(Number) as number });
});

it('D21 says 503 while the document log cannot be written, and 200 again afterwards', async () => {
	const holder = new Database(join(portal.data, 'documents.sqlite'));
	holder.exec('BEGIN IMMEDIATE');
	await until(async () => (await answer()).status === 503, '503');
	expect((await answer()).body).toMatchObject({ ok: false, writable: false });
	holder.exec('COMMIT');
	holder.close();
	await until(async () => (await answer()).status === 200, '200');
});
