/** "26–28, 30" of 26, 27, 28 and 30. */
function runs(numbers: readonly number[]): string {
	const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
	const found: [number, number][] = [];
	for (const number of sorted) {
		const last = found.at(-1);
		if (last?.[1] === number - 1) last[1] = number;
		else found.push([number, number]);
	}
	return found.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}

/** Paragraphs as a paper names them: "§ 26", "§§ 26–28, 30"; with sub-items, "§§ 26–28, 30a". */
export function paragraphNumbers(prefix: string, numbers: readonly number[], subs: readonly string[] = []): string {
	const named = [runs(numbers), ...subs].filter(Boolean).join(', ');
	const several = new Set(numbers).size + subs.length > 1;
	return named === '' ? '' : `${several ? prefix.replace('§', '§§') : prefix}${named}`;
}
