import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Everything that can be set from outside, read once and checked once. No other file reads process.env. */
export interface Config {
	/** Folder of the project: workers and migrations are read from here. */
	readonly root: string;
	/** Folder of everything that is kept: databases, document log, files. */
	readonly data: string;
	readonly host: string;
	readonly port: number;
	/** The address people write, without a slash at the end: https://samsyn.example.se */
	readonly origin: string;
	/** At least 32 characters; keys of the rate limiter and signed links are made from it. */
	readonly secret: string;
	/** smtp(s)://user:password@host:port, or none: mail then stays in the outbox that the office reads. */
	readonly mailUrl: string | null;
	readonly mailFrom: string;
	/** Whether an empty database is filled with the demo federation. */
	readonly demo: boolean;
	/** Number of proxies in front that set X-Forwarded-For; 0 = none. */
	readonly proxies: number;
	/** Whether the address is one that only this machine reaches. */
	readonly local: boolean;
	readonly logLevel: 'silent' | 'info' | 'debug';
}

/** A setting is missing or wrong; the message is a whole sentence that says what to set. */
export class ConfigError extends Error {}

const isLocal = (origin: string) => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);

const Environment = z.object({
	SAMSYN_DATA: z.string().min(1).default('./data'),
	HOST: z.string().min(1).optional(),
	PORT: z.coerce.number().int().min(0).max(65535).default(3000),
	ORIGIN: z.string().optional(),
	SAMSYN_SECRET: z.string().optional(),
	SAMSYN_MAIL_URL: z.string().optional(),
	SAMSYN_MAIL_FROM: z.string().optional(),
	SAMSYN_DEMO: z.enum(['on', 'off']).optional(),
	SAMSYN_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
	SAMSYN_LOG: z.enum(['silent', 'info', 'debug']).default('info')
});

const what: Record<string, string> = {
	PORT: 'PORT must be a number between 0 and 65535.',
	SAMSYN_DEMO: 'SAMSYN_DEMO must be "on" or "off".',
	SAMSYN_PROXIES: 'SAMSYN_PROXIES must be the number of proxies in front, 0 to 9.',
	SAMSYN_LOG: 'SAMSYN_LOG must be "silent", "info" or "debug".'
};

/** On a machine of one's own no secret need be set: one is made and kept in the data folder. */
function localSecret(data: string): string {
	const file = join(data, 'secret');
	mkdirSync(data, { recursive: true, mode: 0o700 });
	try {
		writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return readFileSync(file, 'utf8').trim();
}

/** Where everything that is kept lies; for tools that need no other setting. */
export const readDataFolder = (env: NodeJS.ProcessEnv, root = process.cwd()): string =>
	resolve(root, env['SAMSYN_DATA'] || './data');

/**
 * Reads and checks the settings. Throws ConfigError with a sentence when something is missing or weak: an address that
 * others reach must be https, have a secret of at least 32 characters, a sender for mail, and no demo accounts.
 */
export function readConfig(env: NodeJS.ProcessEnv, root = process.cwd()): Config {
	// A setting that is there but empty is one that is not set.
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = Environment.safeParse(given);
	if (!parsed.success) {
		const name = String(parsed.error.issues[0]?.path[0] ?? '');
		throw new ConfigError(what[name] ?? `${name} has a value that cannot be used.`);
	}
	const set = parsed.data;
	const origin = (set.ORIGIN ?? `http://localhost:${set.PORT}`).replace(/\/+$/, '');
	let url: URL;
	try {
		url = new URL(origin);
	} catch {
		throw new ConfigError('ORIGIN must be the address people write, such as https://samsyn.example.se.');
	}
	if (url.origin !== origin)
		throw new ConfigError('ORIGIN must be an address without a path, such as https://samsyn.example.se.');
	// An address of one's own machine, listened to on every network, is one that others reach.
	const local = isLocal(origin) && (set.HOST === undefined || isLocal(`http://${set.HOST}`));
	const data = resolve(root, set.SAMSYN_DATA);
	if (!local) {
		if (url.protocol !== 'https:')
			throw new ConfigError(
				'ORIGIN must begin with https:// when others reach it: sign-in over http can be listened to. Set ORIGIN to the https address of your proxy.'
			);
		if (!set.SAMSYN_SECRET || set.SAMSYN_SECRET.length < 32 || new Set(set.SAMSYN_SECRET).size < 10)
			throw new ConfigError(
				'SAMSYN_SECRET is missing or weak: set it to at least 32 random characters, for example the output of "openssl rand -hex 32".'
			);
		if (!set.SAMSYN_MAIL_FROM)
			throw new ConfigError(
				'SAMSYN_MAIL_FROM is missing: set it to the sender of the mail, for example "Samsyn <samsyn@example.se>".'
			);
		if (set.SAMSYN_PROXIES === 0)
			throw new ConfigError(
				'SAMSYN_PROXIES is 0, but https needs a proxy in front: all visitors would look like one and be held back together. Set SAMSYN_PROXIES=1.'
			);
		if (set.SAMSYN_DEMO === 'on')
			throw new ConfigError(
				'SAMSYN_DEMO is on at an address that others reach: its accounts have known passwords. Set SAMSYN_DEMO=off.'
			);
	}
	if (set.SAMSYN_MAIL_URL && !/^smtps?:\/\/[^\s]+$/.test(set.SAMSYN_MAIL_URL))
		throw new ConfigError('SAMSYN_MAIL_URL must look like smtp://user:password@host:587 or smtps://host:465.');
	return {
		root,
		data,
		host: set.HOST ?? (local ? 'localhost' : '127.0.0.1'),
		port: set.PORT,
		origin,
		secret: set.SAMSYN_SECRET ?? localSecret(data),
		mailUrl: set.SAMSYN_MAIL_URL ?? null,
		mailFrom: set.SAMSYN_MAIL_FROM ?? 'Samsyn <samsyn@localhost>',
		demo: local && set.SAMSYN_DEMO !== 'off',
		proxies: set.SAMSYN_PROXIES,
		local,
		logLevel: set.SAMSYN_LOG
	};
}
