import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageType } from '#lib/yjs/wire.ts';

/** One client's presence as it travels: `state` is JSON, "null" when it has left. */
export interface PresenceEntry {
	readonly client: number;
	readonly clock: number;
	readonly state: string;
}

/** Reads an awareness update without looking into the states. Throws on anything else. */
export function readPresence(bytes: Uint8Array): PresenceEntry[] {
	const decoder = decoding.createDecoder(bytes);
	const count = decoding.readVarUint(decoder);
	const entries: PresenceEntry[] = [];
	for (let read = 0; read < count; read += 1)
		entries.push({
			client: decoding.readVarUint(decoder),
			clock: decoding.readVarUint(decoder),
			state: decoding.readVarString(decoder)
		});
	return entries;
}

/** The frame that tells clients of these; with none it only shows that the connection lives. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
	const update = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const { client, clock, state } of entries) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, state);
		}
	});
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, messageType.awareness);
		encoding.writeVarUint8Array(encoder, update);
	});
}
