import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { context } from '#server/context.ts';

const prefix = 'sealed:';
const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'samsyn mail', 32));

/** A letter that holds a secret, as it lies in the database: readable with the portal's own secret only. */
export function seal(text: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyOf(context().config.secret), nonce);
	const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return prefix + Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64');
}

/** The letter again; what was never sealed comes back as it is, and null when the portal's secret has been changed. */
export function unseal(text: string, secret = context().config.secret): string | null {
	if (!text.startsWith(prefix)) return text;
	const bytes = Buffer.from(text.slice(prefix.length), 'base64');
	try {
		const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12));
		decipher.setAuthTag(bytes.subarray(12, 28));
		return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
	} catch {
		return null;
	}
}
