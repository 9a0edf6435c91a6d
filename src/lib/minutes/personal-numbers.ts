const written = /(?<![\d-])(?:(\d{2})?(\d{2})(\d{2})(\d{2}))[-+ ]?(\d{4})(?![\d-]|[.,]\d)/g;

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
export const personalNumbers = (text: string): string[] =>
	[...text.matchAll(written)].flatMap(([found, century, year = '', month = '', day = '', rest = '']) =>
		isDay(century, year, month, day) && isChecked(year + month + day + rest) ? [found] : []
	);
