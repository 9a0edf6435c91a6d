// Year, month and day may stand apart, and what parts them from the last four is a hyphen, a plus, a dash or a space,
// of whatever kind a keyboard or a word processor makes.
const gap = String.raw`[-–−.\/\p{Zs}]?`;
const sign = String.raw`\p{Zs}{0,2}[-+–−]?\p{Zs}{0,2}`;
const written = new RegExp(
	String.raw`(?<!\d|\d[-–−+])(?:(\d{2})${gap})?(\d{2})${gap}(\d{2})${gap}(\d{2})${sign}(\d{4})(?!\d|[-–−]\d|[.,]\d)`,
	'gu'
);

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

/**
 * Personal identity numbers in a text: a true date, also of a samordningsnummer, and a right check digit. An
 * organisation number passes the check digit alone and is none, since its "month" is 20 or more (engine.md 17).
 */
export function personalNumbers(text: string): string[] {
	const found: string[] = [];
	written.lastIndex = 0;
	for (let match = written.exec(text); match; match = written.exec(text)) {
		const [said, century, year = '', month = '', day = '', rest = ''] = match;
		if (isDay(century, year, month, day) && isChecked(year + month + day + rest)) found.push(said);
		// What was none may begin one a few signs on: "2026 811218-9876".
		else written.lastIndex = match.index + 1;
	}
	return found;
}
