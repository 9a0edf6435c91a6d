import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const data = mkdtempSync(join(tmpdir(), 'samsyn-config-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const local = { SAMSYN_DATA: data };
const real = {
	SAMSYN_DATA: data,
	ORIGIN: 'https://samsyn.example.se',
	SAMSYN_SECRET: '0f9a3c5e7b1d2846a0c4e8f26b7d9135',
	SAMSYN_MAIL_FROM: 'Samsyn <samsyn@example.se>',
	SAMSYN_PROXIES: '1'
};

describe('the settings', () => {
	it('I1 need nothing on a machine of one’s own: a demo, an own secret that stays, no mail', () => {
		const config = readConfig(local);
		expect(config).toMatchObject({ local: true, demo: true, origin: 'http://localhost:3000', mailUrl: null });
		expect(config.secret).toHaveLength(64);
		expect(readConfig({ ...local, SAMSYN_SECRET: '', PORT: '' })).toMatchObject({ secret: config.secret, port: 3000 });
	});

	it('I2 are whole for an address that others reach', () => {
		expect(readConfig(real)).toMatchObject({ local: false, demo: false, host: '127.0.0.1', proxies: 1 });
	});

	const refused: [why: string, settings: Record<string, string>, says: string][] = [
		['an address without https', { ...real, ORIGIN: 'http://samsyn.example.se' }, 'ORIGIN'],
		['an address with a path', { ...real, ORIGIN: 'https://samsyn.example.se/rum' }, 'ORIGIN'],
		['something that is no address', { ...real, ORIGIN: 'samsyn' }, 'ORIGIN'],
		['no secret', { ...real, SAMSYN_SECRET: '' }, 'SAMSYN_SECRET'],
		['a weak secret', { ...real, SAMSYN_SECRET: 'a'.repeat(40) }, 'SAMSYN_SECRET'],
		['no sender of mail', { ...real, SAMSYN_MAIL_FROM: '' }, 'SAMSYN_MAIL_FROM'],
		['the demo where others reach it', { ...real, SAMSYN_DEMO: 'on' }, 'SAMSYN_DEMO'],
		['no proxy in front', { ...real, SAMSYN_PROXIES: '0' }, 'SAMSYN_PROXIES'],
		['a local address listened to on every network', { ...local, HOST: '0.0.0.0' }, 'ORIGIN'],
		['a mail server that is none', { ...local, SAMSYN_MAIL_URL: 'mail.example.se' }, 'SAMSYN_MAIL_URL'],
		['a port that is none', { ...local, PORT: '70000' }, 'PORT'],
		['a demo that is neither on nor off', { ...local, SAMSYN_DEMO: 'yes' }, 'SAMSYN_DEMO']
	];
	for (const [why, settings, says] of refused)
		it(`I3 refuse ${why}, with a sentence that says what to set`, () => {
			expect(() => readConfig(settings)).toThrow(ConfigError);
			expect(() => readConfig(settings)).toThrow(says);
		});
});
