import { createHmac } from 'node:crypto';
import { context } from '#server/context.ts';

// Link and code follow from the sheet, the moment its door was opened and the portal's secret: whoever leads can be shown
// them again though the database holds only their hashes, and a door that is opened anew has new ones.
const hmac = (words: string) => createHmac('sha256', context().config.secret).update(words);

/** 32 symbols that cannot be taken for each other when read off a wall. */
const symbols = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Symbols of a code: 30 bits, which hold while the door is open. */
export const codeLength = 6;

/** The token in a sheet's link. */
export const doorTokenOf = (sheetId: string, openedAt: Date): string =>
	hmac(`sheet link ${sheetId} ${openedAt.toISOString()}`).digest('base64url');

/** The short code of a sheet's door. */
export const doorCodeOf = (sheetId: string, openedAt: Date): string =>
	[...hmac(`sheet code ${sheetId} ${openedAt.toISOString()}`).digest().subarray(0, codeLength)]
		.map((byte) => symbols[byte % 32])
		.join('');

/** As it is shown: K7M-2PX. */
export const spelledCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

/** A code as it was typed: small letters, blanks and hyphens do not matter. */
export const typedCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** What is kept of each. */
export const doorHashOf = (token: string): string => hmac(`sheet link hash ${token}`).digest('hex');
export const doorCodeHashOf = (code: string): string => hmac(`sheet code hash ${code}`).digest('hex');

/**
 * The id of the guest who fills in one form of the door: the same form sent twice is the same guest, and the id, which
 * others see, says nothing of the form.
 */
export const guestIdOf = (sheetId: string, form: string): string =>
	hmac(`sheet guest ${sheetId} ${form}`).digest('base64url').slice(0, 22);
