import { deflateRawSync } from 'node:zlib';

/** A ZIP archive with these entries; `stored` ones are not packed. */
export function zip(entries: readonly { name: string; text?: string; stored?: boolean }[]): Buffer {
	const locals: Buffer[] = [];
	const central: Buffer[] = [];
	let at = 0;
	for (const { name, text = '', stored = false } of entries) {
		const raw = Buffer.from(text);
		const data = stored ? raw : deflateRawSync(raw);
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50, 0);
		local.writeUInt16LE(stored ? 0 : 8, 8);
		local.writeUInt32LE(data.length, 18);
		local.writeUInt32LE(raw.length, 22);
		local.writeUInt16LE(Buffer.byteLength(name), 26);
		const row = Buffer.alloc(46);
		row.writeUInt32LE(0x02014b50, 0);
		row.writeUInt16LE(stored ? 0 : 8, 10);
		row.writeUInt32LE(data.length, 20);
		row.writeUInt32LE(raw.length, 24);
		row.writeUInt16LE(Buffer.byteLength(name), 28);
		row.writeUInt32LE(at, 42);
		locals.push(local, Buffer.from(name), data);
		central.push(row, Buffer.from(name));
		at += 30 + Buffer.byteLength(name) + data.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...locals, directory, end]);
}

/** A compound file (Word, Excel, PowerPoint before 2007; installers) whose directory holds these names. */
export function compound(names: readonly string[]): Buffer {
	const size = 512;
	const header = Buffer.alloc(size, 0xff);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
	header.fill(0, 8, 76);
	header.writeUInt16LE(9, 30);
	header.writeUInt32LE(1, 48);
	header.writeUInt32LE(0xfffffffe, 68);
	header.writeUInt32LE(0, 76);
	const all = ['Root Entry', ...names];
	const sectors = Math.ceil(all.length / 4);
	const fat = Buffer.alloc(size, 0xff);
	fat.writeUInt32LE(0xfffffffd, 0);
	for (let index = 0; index < sectors; index++)
		fat.writeUInt32LE(index === sectors - 1 ? 0xfffffffe : index + 2, 4 + index * 4);
	const directory = Buffer.alloc(sectors * size);
	all.forEach((name, index) => {
		const bytes = Buffer.from(`${name}\0`, 'utf16le');
		bytes.copy(directory, index * 128);
		directory.writeUInt16LE(bytes.length, index * 128 + 64);
	});
	return Buffer.concat([header, fat, directory]);
}

/** The first bytes of a Windows program, long enough to be one. */
export const program = (): Buffer => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(1024)]);

export const pdf = (words = 'A report'): Buffer =>
	Buffer.from(`%PDF-1.7\n%\u00e2\u00e3\n1 0 obj << /Title (${words}) >> endobj\n%%EOF\n`, 'latin1');

export const docx = (): Buffer =>
	zip([{ name: '[Content_Types].xml', text: '<Types/>' }, { name: '_rels/.rels' }, { name: 'word/document.xml' }]);
