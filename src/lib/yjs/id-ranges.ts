import * as Y from 'yjs';

/** Stretches of writing, by client id and clock. */
export interface IdRange {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
}

/** Stretches that were written in a transaction, whoever's id they carry. */
export function writtenIn({ beforeState, afterState }: Y.Transaction): IdRange[] {
	const written: IdRange[] = [];
	for (const [client, end] of afterState) {
		const clock = beforeState.get(client) ?? 0;
		if (end > clock) written.push({ client, clock, length: end - clock });
	}
	return written;
}

/** Stretches that an update brings. */
export const writtenBy = (update: Uint8Array): IdRange[] =>
	Y.decodeUpdate(update).structs.flatMap((struct) =>
		struct instanceof Y.Item ? [{ client: struct.id.client, clock: struct.id.clock, length: struct.length }] : []
	);

/** Stretches in order, those that touch or overlap made one. */
export function joined(ranges: readonly IdRange[]): IdRange[] {
	const out: IdRange[] = [];
	for (const range of ranges.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
		const last = out.at(-1);
		if (last?.client === range.client && range.clock <= last.clock + last.length)
			out[out.length - 1] = { ...last, length: Math.max(last.length, range.clock + range.length - last.clock) };
		else out.push(range);
	}
	return out;
}

/** The parts of these stretches that a transaction deletes. */
export const inDeleted = (ranges: readonly IdRange[], { clients }: Y.Transaction['deleteSet']): IdRange[] =>
	ranges.flatMap((range) =>
		(clients.get(range.client) ?? []).flatMap(({ clock, len }) => {
			const from = Math.max(clock, range.clock);
			const length = Math.min(clock + len, range.clock + range.length) - from;
			return length > 0 ? [{ client: range.client, clock: from, length }] : [];
		})
	);
