const endOfDirectory = 0x06054b50;
const entry = 0x02014b50;
const mostEntries = 20_000;

/**
 * Names in a ZIP archive's central directory, without unpacking anything. Null when it is no plain archive from its
 * first byte: something put before it may be a program.
 */
export function zipNames(bytes: Buffer): string[] | null {
	if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) return null;
	const from = Math.max(0, bytes.length - 22 - 0xffff);
	let end = bytes.length - 22;
	while (end >= from && bytes.readUInt32LE(end) !== endOfDirectory) end--;
	if (end < from) return null;
	const count = bytes.readUInt16LE(end + 10);
	let at = bytes.readUInt32LE(end + 16);
	if (count > mostEntries) return null;
	const names: string[] = [];
	for (let index = 0; index < count; index++) {
		if (at + 46 > end || bytes.readUInt32LE(at) !== entry) return null;
		const name = bytes.readUInt16LE(at + 28);
		const more = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
		if (at + 46 + name > end) return null;
		names.push(bytes.toString('utf8', at + 46, at + 46 + name));
		at += 46 + name + more;
	}
	return names;
}

/** What an OpenDocument file says it is: its first entry, stored as it stands, is called "mimetype". */
export function openDocumentType(bytes: Buffer): string | null {
	if (bytes.length < 38 || bytes.toString('latin1', 30, 38) !== 'mimetype' || bytes.readUInt16LE(8) !== 0) return null;
	const start = 38 + bytes.readUInt16LE(28);
	return bytes.toString('latin1', start, start + Math.min(bytes.readUInt32LE(18), 100));
}
