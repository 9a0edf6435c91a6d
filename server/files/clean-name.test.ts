import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';
import { fileTypes } from './file-types.ts';

const table: [given: string, type: keyof typeof fileTypes, shown: string][] = [
	['Delrapport.pdf', 'pdf', 'Delrapport.pdf'],
	['Delrapport.PDF', 'pdf', 'Delrapport.pdf'],
	['../../etc/passwd', 'txt', 'passwd.txt'],
	['..\\..\\Windows\\rapport.pdf', 'pdf', 'rapport.pdf'],
	['..', 'pdf', 'fil.pdf'],
	['.htaccess', 'txt', 'htaccess.txt'],
	['a\u0000b.pdf', 'pdf', 'ab.pdf'],
	['a\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie_ x.pdf'],
	['rapport\u202Efdp.exe', 'pdf', 'rapportfdp.exe.pdf'],
	['\u200Brapport.pdf', 'pdf', 'rapport.pdf'],
	['foto.jpeg', 'jpg', 'foto.jpeg'],
	['rapport.docx', 'pdf', 'rapport.docx.pdf'],
	['  mellan   slag .pdf', 'pdf', 'mellan slag.pdf'],
	['A\u030Arstider.pdf', 'pdf', 'Årstider.pdf'],
	['vad?<är>"det|här*.pdf', 'pdf', 'vad__är__det_här_.pdf'],
	['CON.pdf', 'pdf', 'CON_.pdf'],
	['.pdf', 'pdf', 'pdf.pdf'],
	['', 'pdf', 'fil.pdf']
];

describe('the name of a file', () => {
	for (const [given, type, shown] of table)
		it(`F2 ${JSON.stringify(given)} is shown as ${JSON.stringify(shown)}`, () => {
			expect(cleanName(given, fileTypes[type])).toBe(shown);
		});

	it('F2 is at most 120 characters with its ending, and cuts no character in half', () => {
		const name = cleanName(`${'å😀'.repeat(200)}.docx`, fileTypes.docx);
		expect([...name].length).toBeLessThanOrEqual(120);
		expect(name.endsWith('.docx')).toBe(true);
		expect(name).not.toContain('\uFFFD');
	});
});
