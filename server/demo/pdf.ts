/** Text as a PDF string in Windows' western alphabet, which holds the Swedish letters. */
const words = (text: string): string => `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;

/** A page of A4 with a heading and lines below it: a true file to open, small enough to be made in code. */
export function smallPdf(lines: readonly string[]): Buffer<ArrayBuffer> {
	const [title = '', ...rest] = lines;
	const page = [
		'BT',
		`/F2 18 Tf 64 760 Td ${words(title)} Tj`,
		'/F1 12 Tf 0 -16 Td',
		...rest.map((line) => `0 -22 Td ${words(line)} Tj`),
		'ET'
	].join('\n');
	const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R /Lang (sv-SE) /ViewerPreferences << /DisplayDocTitle true >> >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
		`<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
		font('Helvetica'),
		font('Helvetica-Bold'),
		`<< /Title ${words(title)} >>`
	];
	let file = '%PDF-1.7\n%\u00e5\u00e4\u00f6\u00e9\n';
	const offsets = objects.map((object, index) => {
		const at = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const start = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
	file += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
