import { createHmac } from 'node:crypto';
import { context } from '#server/context.ts';

// Link and code follow from the guest's id and the portal's secret, so that whoever invited can be shown them again
// though the database holds only their hashes. Another secret, as after restoring a backup, makes all of them worthless.
const hmac = (words: string) => createHmac('sha256', context().config.secret).update(words);

/** 32 symbols that cannot be taken for each other when read aloud. */
const symbols = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The token in a guest's link. */
export const linkTokenOf = (guestId: string): string => hmac(`guest link ${guestId}`).digest('base64url');

/** The short code that is read aloud: eight symbols (40 bits), which hold for one meeting only. */
export const codeOf = (guestId: string): string =>
	[...hmac(`guest code ${guestId}`).digest().subarray(0, 8)].map((byte) => symbols[byte % 32]).join('');

/** As it is shown: K7MD-2PXR. */
export const spelled = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as it was typed: small letters, blanks and hyphens do not matter. */
export const readCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** What is kept of each. */
export const linkHashOf = (token: string): string => hmac(`guest link hash ${token}`).digest('hex');
export const codeHashOf = (code: string): string => hmac(`guest code hash ${code}`).digest('hex');
