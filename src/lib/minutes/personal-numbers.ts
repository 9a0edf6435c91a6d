// Year, month and day may stand apart, and what parts them from the last four is a hyphen, a plus, a dash or a space,
// of whatever kind a keyboard or a word processor makes, or one tab or line break.
const dash = String.raw`\p{Pd}−`;
const gap = String.raw`[${dash}.\/\p{Zs}]?`;
const space = String.raw`(?:\p{Zs}{0,2}|\s)`;
const sign = String.raw`${space}[+${dash}]?${space}`;
const written = new RegExp(
	String.raw`(?<!\d|\d[+${dash}])(?:(\d{2})${gap})?(\d{2})${gap}(\d{2})${gap}(\d{2})(${sign})(\d{4})(?!\d|[${dash}]\d)`,
	'gu'
);
/** Marks that nobody sees: soft hyphens, joiners and breaks without width. */
const unseen = /\p{Cf}/u;

/** A text as it is seen, with where each sign of it stands. */
function asSeen(text: string): { seen: string; at: (index: number) => number } {
	if (!unseen.test(text)) return { seen: text, at: (index) => index };
	const places = Array.from({ length: text.length }, (_, index) => index).filter(
		(index) => !unseen.test(text.charAt(index))
	);
	return { seen: places.map((index) => text.charAt(index)).join(''), at: (index) => places[index] ?? text.length };
}

/** The check digit of a Swedish number of ten digits (Luhn, SS 614331). */
function isChecked(digits: string): boolean {
	let sum = 0;
	for (const [index, sign] of [...digits].entries()) {
		const product = Number(sign) * (index % 2 === 0 ? 2 : 1);
		sum += product > 9 ? product - 9 : product;
	}
	return sum % 10 === 0;
}

/** A day of the calendar; in a samordningsnummer it is raised by 60. A year of two digits may be of either century. */
function isDay(century: string | undefined, year: string, month: string, day: string): boolean {
	const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
	return (century ? [century] : ['19', '20']).some((first) => {
		if (first !== '19' && first !== '20' && first !== '18') return false;
		const at = new Date(Date.UTC(Number(first + year), Number(month) - 1, date));
		return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === date;
	});
}

/** A date at the end of a line, or in a cell of a table, and what the next one begins with: "2026-03-12" and "1300 kr". */
const isTwoLines = (said: string, between: string): boolean =>
	/^[\t\r\n]$/u.test(between) && !/^\d+$/u.test(said.slice(0, said.indexOf(between)));

/**
 * Personal identity numbers in a text: a true date, also of a samordningsnummer, and a right check digit. An
 * organisation number passes the check digit alone and is none, since its "month" is 20 or more (engine.md 17). Out: as
 * they stand in the text.
 */
export function personalNumbers(text: string): string[] {
	const found: string[] = [];
	const { seen, at } = asSeen(text);
	written.lastIndex = 0;
	for (let match = written.exec(seen); match; match = written.exec(seen)) {
		const [said, century, year = '', month = '', day = '', between = '', rest = ''] = match;
		if (!isTwoLines(said, between) && isDay(century, year, month, day) && isChecked(year + month + day + rest))
			found.push(text.slice(at(match.index), at(match.index + said.length - 1) + 1));
		// What was none may begin one a few signs on: "2026 811218-9876".
		else written.lastIndex = match.index + 1;
	}
	return found;
}
