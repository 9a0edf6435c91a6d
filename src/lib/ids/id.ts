/** 128 random bits as 22 letters, digits, - and _: opaque, safe in a URL, the same on server and in the browser. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Whether a text has the form of an id; says nothing about whether it exists. */
export const isId = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);
