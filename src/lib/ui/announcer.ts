/**
 * Gathers sentences for a live region, so that whoever listens is never interrupted more often than every `gap`
 * milliseconds (five seconds by the design). The first comes at once; what arrives in between is spoken together,
 * each sentence once, in order.
 */
export function announcer(speak: (text: string) => void, gap = 5000) {
	let waiting: string[] = [];
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last = -Infinity;

	function flush() {
		timer = undefined;
		if (waiting.length === 0) return;
		last = Date.now();
		const text = waiting.join(' ');
		waiting = [];
		speak(text);
	}

	return {
		say(sentence: string) {
			waiting = [...waiting.filter((old) => old !== sentence), sentence];
			timer ??= setTimeout(flush, Math.max(0, last + gap - Date.now()));
		},
		stop() {
			clearTimeout(timer);
			timer = undefined;
			waiting = [];
		}
	};
}
