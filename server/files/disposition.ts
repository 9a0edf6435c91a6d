/** Header that makes a browser save a file under its name: in plain letters for the old, in UTF-8 for all others (RFC 6266, 8187). */
export function dispositionOf(name: string): string {
	const plain = name
		.normalize('NFD')
		.replaceAll(/\p{Mn}/gu, '')
		.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
	const encoded = encodeURIComponent(name).replaceAll(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
