/** What was typed in a field of a refused form, or '' before anything was. */
export function typed(
	form: { values?: Record<string, string | string[]> | undefined } | null | undefined,
	name: string
): string {
	const value = form?.values?.[name];
	return Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '');
}
