const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const last = 0xfffffffa;

/**
 * Names of the streams in a compound file, the form of Word, Excel and PowerPoint before 2007 (and of installers, which
 * is why the names must be read; [MS-CFB]). Null when it is none or broken.
 */
export function compoundNames(bytes: Buffer): string[] | null {
	if (bytes.length < 1536 || !bytes.subarray(0, 8).equals(magic)) return null;
	const shift = bytes.readUInt16LE(30);
	if (shift !== 9 && shift !== 12) return null;
	const size = 1 << shift;
	const sectors = Math.ceil(bytes.length / size) - 1;
	const offset = (sector: number) => (sector + 1) * size;
	const inside = (sector: number) => sector < last && offset(sector) + size <= bytes.length;

	const table: number[] = [];
	for (let index = 0; index < 109; index++) table.push(bytes.readUInt32LE(76 + index * 4));
	let more = bytes.readUInt32LE(68);
	for (let seen = 0; inside(more) && seen < sectors; seen++) {
		for (let at = 0; at < size - 4; at += 4) table.push(bytes.readUInt32LE(offset(more) + at));
		more = bytes.readUInt32LE(offset(more) + size - 4);
	}
	const perSector = size / 4;
	const next = (sector: number): number => {
		const holder = table[Math.floor(sector / perSector)] ?? last;
		return inside(holder) ? bytes.readUInt32LE(offset(holder) + (sector % perSector) * 4) : last;
	};

	const names: string[] = [];
	let sector = bytes.readUInt32LE(48);
	for (let seen = 0; inside(sector) && seen < sectors; seen++) {
		for (let at = offset(sector); at < offset(sector) + size; at += 128) {
			const length = bytes.readUInt16LE(at + 64);
			if (length >= 2 && length <= 64) names.push(bytes.toString('utf16le', at, at + length - 2));
		}
		sector = next(sector);
	}
	return names;
}
