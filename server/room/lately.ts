/** Milliseconds for which it is remembered what a room was told: longer than any page lies between being read and being shown. */
const remembered = 600_000;
/** Told rooms after which those that nobody asks for any more are looked for. */
const many = 5_000;

/**
 * What rooms were told lately: a page is read before its socket follows anything, and what was told between the two
 * would never reach it. `now` is the moment of the bus, which only grows.
 */
export function createLately(now: () => number) {
	const begun = now();
	let rooms = new Map<string, Map<string, number>>();

	const forget = () => {
		const oldest = now() - remembered;
		rooms = new Map([...rooms].filter(([, topics]) => [...topics.values()].some((at) => at >= oldest)));
	};

	return {
		/** Remembers that a room was told of a topic now. */
		add(room: string, topic: string): void {
			if (rooms.size >= many) forget();
			rooms.set(room, (rooms.get(room) ?? new Map<string, number>()).set(topic, now()));
		},
		/** Topics that a room was told of since a moment of the bus; null when that lies further back than is remembered. */
		since(room: string, moment: number): string[] | null {
			if (moment < Math.max(begun, now() - remembered)) return null;
			return [...(rooms.get(room) ?? [])].flatMap(([topic, at]) => (at >= moment ? [topic] : []));
		}
	};
}
