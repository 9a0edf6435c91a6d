/**
 * A value as JSON in one way only: keys in order, no spaces, text composed (NFC). What was locked is these bytes, and
 * anybody can count their SHA-256 with a tool of their own. For plain data; undefined fields are left out.
 */
export function canonicalJson(value: unknown): string {
	if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	const fields = Object.entries(value)
		.filter(([, field]) => field !== undefined)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, field]) => `${canonicalJson(name)}:${canonicalJson(field)}`);
	return `{${fields.join(',')}}`;
}
