import * as encoding from 'lib0/encoding';
import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';

const byClient = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number => a - b;

/**
 * 32 bytes that are the same for two documents exactly when they hold the same writing and the same deletions: SHA-256
 * over state vector and merged delete ranges, clients in order. The vector alone would not do: deleting moves no clock.
 * Blind to how a document came to its state and to what was garbage-collected.
 */
export function fingerprint(doc: Y.Doc): Uint8Array {
	const encoder = encoding.createEncoder();
	const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([, clock]) => clock > 0).sort(byClient);
	encoding.writeVarUint(encoder, vector.length);
	for (const [client, clock] of vector) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
	}
	const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients].sort(byClient);
	encoding.writeVarUint(encoder, deleted.length);
	for (const [client, ranges] of deleted) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, ranges.length);
		for (const { clock, len } of ranges) {
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarUint(encoder, len);
		}
	}
	return digest(encoding.toUint8Array(encoder));
}
