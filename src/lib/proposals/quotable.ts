const ends = /[.!?…]["”’)]?\s+/gu;
const splits = (words: string, at: number): boolean => at > 0 && /^[\uDC00-\uDFFF]/.test(words.slice(at, at + 1));

/** The sentence that a place lies in. */
function sentenceAt(words: string, at: number): readonly [number, number] {
	let from = 0;
	for (const end of words.matchAll(ends)) {
		const after = end.index + end[0].length;
		if (after > at) return [from, end.index + end[0].trimEnd().length];
		from = after;
	}
	return [from, words.length];
}

/**
 * The stretch of some words that a remark can stand on: all of them if they are not too long, else the sentence that a
 * place lies in, else as much around the place as there is room for. Never half a sign. Out: from and to.
 */
export function quotable(words: string, at: number, longest: number): readonly [from: number, to: number] {
	if (words.length <= longest) return [0, words.length];
	const [start, end] = sentenceAt(words, at);
	if (end - start <= longest) return [start, end];
	const earliest = Math.max(start, Math.min(at - Math.floor(longest / 2), end - longest));
	const from = splits(words, earliest) ? earliest + 1 : earliest;
	const latest = Math.min(end, from + longest);
	return [from, splits(words, latest) ? latest - 1 : latest];
}
