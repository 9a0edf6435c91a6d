import type { Ears, Line } from '#server/sync/line.ts';

/** A line that only writes down what is asked of it. */
export function paperLine() {
	let ears: Ears | null = null;
	const heard = (): Ears => {
		if (!ears) throw new Error('Nobody listens to this line yet.');
		return ears;
	};
	const paper = {
		/** Every message, in order. */
		sent: [] as number[][],
		/** How many messages went out together, for each time something was sent. */
		parcels: [] as number[],
		ended: [] as (number | 'cut')[],
		paused: true as boolean,
		pings: 0,
		owed: 0,
		open: true as boolean,
		send(parcel) {
			paper.parcels.push(parcel.messages.length);
			for (const message of parcel.messages) paper.sent.push([...message]);
		},
		pause: () => void (paper.paused = true),
		resume: () => void (paper.paused = false),
		close(code) {
			paper.open = false;
			paper.ended.push(code);
		},
		terminate() {
			paper.open = false;
			paper.ended.push('cut');
		},
		ping: () => void (paper.pings += 1),
		listen: (given) => void (ears = given),
		/** The other side says something. */
		says: (bytes: Uint8Array, binary = true) => heard().message(bytes, binary),
		pongs: () => heard().pong(),
		leaves() {
			paper.open = false;
			heard().closed();
		}
	} satisfies Line & Record<string, unknown>;
	return paper;
}

export type PaperLine = ReturnType<typeof paperLine>;
