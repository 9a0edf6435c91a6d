/** As it is printed: 222000-1230. Only digits count; '' for what is not ten of them. */
export function orgNumberForm(typed: string): string {
	const digits = typed.replaceAll(/[\s-]/g, '').replace(/^16(?=\d{10}$)/, '');
	return /^\d{10}$/.test(digits) ? `${digits.slice(0, 6)}-${digits.slice(6)}` : '';
}

/**
 * Whether a text is an organisation number: ten digits whose last is the check digit (Luhn), and no date, which would
 * make it a person's: the third digit is two or more (Skatteverket, SKV 709).
 */
export function isOrgNumber(typed: string): boolean {
	const digits = orgNumberForm(typed).replace('-', '');
	if (digits === '' || Number(digits[2]) < 2) return false;
	const sum = [...digits].reduce((total, digit, place) => {
		const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}
