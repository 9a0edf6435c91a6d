import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '@playwright/test';
import { unseal } from '#server/mail/seal.ts';

/** The data folder of this test's portal. */
export const ownData = (): string => `test-results/data-${test.info().parallelIndex}`;

/** The newest letter to an address, read as whoever runs the portal could: with its data folder and its secret. */
export async function letterTo(email: string, kind: string, data = ownData()): Promise<string> {
	const secret = readFileSync(join(data, 'secret'), 'utf8').trim();
	let text = '';
	await expect
		.poll(() => {
			const db = new Database(join(data, 'samsyn.sqlite'), { readonly: true });
			const mail = db
				.prepare('SELECT text FROM Mail WHERE "to" = ? AND kind = ? ORDER BY createdAt DESC LIMIT 1')
				.get(email, kind) as { text: string } | undefined;
			db.close();
			text = mail ? (unseal(mail.text, secret) ?? '') : '';
			return text;
		})
		.not.toBe('');
	return text;
}

/** The path of the link in a letter. */
export const linkIn = (letter: string): string =>
	/https?:\/\/[^/]+(\/(?:invitation|reset|answer|approve)\/[\w.-]+)/.exec(letter)?.[1] ?? '';
