/** What a refused form sent, by name, as the page gets it back. */
type Sent = Readonly<Record<string, string | readonly string[]>> | undefined;

/** One field as it was typed, else as it was to begin with. */
export function typed(sent: Sent, name: string, otherwise: string): string {
	const value = sent?.[name];
	if (value === undefined) return sent ? '' : otherwise;
	return typeof value === 'string' ? value : (value.at(-1) ?? '');
}

/** All values under one name, as they were sent; none when the form was sent without any. */
export function typedAll(sent: Sent, name: string, otherwise: readonly string[] = []): readonly string[] {
	const value = sent?.[name];
	if (value === undefined) return sent ? [] : otherwise;
	return typeof value === 'string' ? [value] : value;
}

/** 'HH:MM' some minutes later the same day; at most 23:59. */
export function later(time: string, minutes: number): string {
	const [hours = 0, rest = 0] = time.split(':').map(Number);
	const total = Math.min(hours * 60 + rest + minutes, 23 * 60 + 59);
	return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
