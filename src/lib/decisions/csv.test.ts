import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, toCsv } from './csv.ts';
import { registerCsv, registerJson } from './register-file.ts';
import { filterQuery, readFilter, says, type RegisterLine } from './register.ts';

/** Reads a file as a spreadsheet does: cells in quotation marks, parted by semicolons, lines by CRLF (RFC 4180). */
function readCsv(file: string): string[][] {
	const rows: string[][] = [];
	let at = file.startsWith('\ufeff') ? 1 : 0;
	let row: string[] = [];
	while (at < file.length) {
		expect(file[at]).toBe('"');
		let text = '';
		for (at++; file[at] !== '"' || file[at + 1] === '"'; at++) {
			if (file[at] === '"') at++;
			text += file[at];
		}
		row.push(text);
		at++;
		if (file[at] === ';') at++;
		else {
			expect(file.slice(at, at + 2)).toBe('\r\n');
			at += 2;
			rows.push(row);
			row = [];
		}
	}
	return rows;
}

const nasty = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom(
		'=1+1',
		'+46',
		'-2',
		'@SUM(A1)',
		'\t=cmd',
		'\r=1',
		' =1',
		'＝1+1',
		'"=1"',
		'a"b;c\r\nd',
		'|calc',
		'\ufeff=1'
	)
);

describe('the file for spreadsheets', () => {
	it('U13 reads back as it was, but for the apostrophe before what would be run', () => {
		fc.assert(
			fc.property(fc.array(fc.array(nasty, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
				const read = readCsv(toCsv(rows));
				expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
				for (const [r, row] of rows.entries())
					for (const [c, text] of row.entries()) expect([text, `'${text}`]).toContain(read[r]?.[c]);
			})
		);
	});

	it('U13 has no cell that begins as a formula does, also after blanks', () => {
		fc.assert(
			fc.property(nasty, (text) => {
				const [[cell = ''] = []] = readCsv(toCsv([[text]]));
				expect(cell.trimStart()).not.toMatch(/^[=+\-@|%＝＋－＠]/);
				expect(cell).not.toMatch(/^[\t\r\n]/);
			})
		);
		expect(csvCell('-2')).toBe('"\'-2"');
		expect(csvCell(-2)).toBe('"-2"');
		expect(csvCell('att anta')).toBe('"att anta"');
	});
});

const line: RegisterLine = {
	...{ id: 'd', number: '2026:4', year: 2026, ordinal: 4, groupId: 'G', groupName: 'Styrelsen' },
	...{ meetingId: 'M', meetingLabel: '2026:2', itemId: 'I', itemNumber: '§ 7', itemTitle: 'Attestordning' },
	...{ kind: 'decision', position: false, form: 'acclamation', text: '=att anta ordningen\natt tacka', reasons: '' },
	...{ addressees: ['Ekonomen', 'Revisorn'], decidedAt: new Date('2026-03-12T12:00:00Z') },
	...{ withoutQuorum: false, withdrawn: false, corrected: true, reservations: 2 }
};

describe('the register', () => {
	it('U12 is filtered by words, and the filter stands in the address', () => {
		const said = [line.number, line.text, line.itemTitle, ...line.addressees];
		for (const yes of ['', 'ATTEST revis', '2026:4']) expect(says(said, yes), yes).toBe(true);
		expect(says(said, 'attest lokal')).toBe(false);
		const query = 'year=2026&group=G&kind=position&form=lot&q=tv%C3%A5+ord&page=3';
		expect(filterQuery(readFilter(new URLSearchParams(query)))).toBe(`?${query}`);
		expect(filterQuery(readFilter(new URLSearchParams('year=x&kind=y&page=-1')))).toBe('');
	});

	it('U13 goes out with every fact, as a table and as JSON', () => {
		const [head = [], row = []] = readCsv(registerCsv([line]));
		const cell = (name: string) => row[head.indexOf(name)];
		expect(cell('Nummer')).toBe('2026:4');
		expect(cell('Datum')).toBe('2026-03-12');
		expect(cell('Beslut')).toBe("'=att anta ordningen\natt tacka");
		expect(cell('Expedieras till')).toBe('Ekonomen, Revisorn');
		expect([cell('Form'), cell('Läge'), cell('Beslutsför')]).toEqual(['Acklamation', 'Rättat', 'Ja']);
		const json = JSON.parse(registerJson('Förbundet', [{ ...line, position: true }], line.decidedAt)) as {
			decisions: { kind: string; text: string }[];
		};
		expect(json.decisions[0]).toMatchObject({
			kind: 'position',
			text: line.text,
			decidedAt: '2026-03-12T12:00:00.000Z'
		});
	});
});
