import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Awake } from './replicas.ts';
import { Refused } from './messages.ts';

/** Client ids below this are the server's own; Yjs draws its ids from 2³², so nobody meets them by chance. */
export const firstClientOfPeople = 16;
/** The id of the server's edits in every document. */
export const serverClient = 1;

const maxBytes = 1 << 20;
/** Client ids one update may name; a long offline journal has a few, a bomb has thousands. */
const maxClients = 256;
const maxClock = 2 ** 31;

export type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Reads the count before anything is decoded: naming many clients is how a small update costs seconds. */
export function decode(update: Uint8Array): Decoded {
	if (update.byteLength > maxBytes) throw new Refused('malformed', 'more than one mebibyte');
	try {
		if (decoding.readVarUint(decoding.createDecoder(update)) > maxClients) throw new Error('too many clients');
		return Y.decodeUpdate(update);
	} catch (error) {
		throw new Refused('malformed', error instanceof Error ? error.message : 'not an update');
	}
}

/** What of a document an update is judged against. */
export type Judged = Pick<Awake, 'doc' | 'bindings'>;

type Struct = Decoded['structs'][number];
interface Id {
	readonly client: number;
	readonly clock: number;
}
const isId = (value: unknown): value is Id => typeof value === 'object' && value !== null && 'clock' in value;

/** Ids an item leans on: its neighbours at birth and its parent. */
function leansOn(struct: Struct): Id[] {
	if (!(struct instanceof Y.Item)) return [];
	return [struct.origin, struct.rightOrigin, struct.parent].filter(isId);
}

/** Up to which clock each client of the update reaches, when its runs are whole and follow on what the server has. */
function reach(structs: readonly Struct[], stateOf: (client: number) => number): Map<number, number> {
	const ends = new Map<number, number>();
	let current: number | null = null;
	for (const struct of structs) {
		const { client, clock } = struct.id;
		if (struct instanceof Y.Skip) throw new Refused('resync', 'a gap within the update');
		if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc)
			throw new Refused('malformed', 'documents within documents are not used here');
		const end = clock + struct.length;
		if (!(struct.length > 0) || !(end <= maxClock)) throw new Refused('malformed', 'a clock out of bounds');
		const before = ends.get(client);
		if (before !== undefined && (current !== client || before !== clock))
			throw new Refused('malformed', 'a client named twice');
		if (before === undefined && clock > stateOf(client)) throw new Refused('resync', 'earlier writing is missing');
		ends.set(client, end);
		current = client;
	}
	return ends;
}

/**
 * Judges an update before it is applied: its form, that whoever sends it may write under its client ids
 * (engine 9: an id belongs to document, epoch and account), and that it leans on nothing the server lacks.
 * Out: client ids that are new and would be bound to this account. Throws Refused: 'malformed', 'forged', 'resync'.
 */
export function judge({ structs, ds }: Decoded, replica: Judged, account: string): number[] {
	const { store } = replica.doc;
	const stateOf = (client: number): number => Y.getState(store, client);
	const ends = reach(structs, stateOf);
	const has = ({ client, clock }: Id): boolean => clock < Math.max(stateOf(client), ends.get(client) ?? 0);

	const unbound: number[] = [];
	for (const [client, end] of ends) {
		if (end <= stateOf(client)) continue;
		const owner = replica.bindings.get(client);
		if (client < firstClientOfPeople || (owner !== undefined && owner !== account))
			throw new Refused('forged', `client ${client}`);
		if (owner === undefined) unbound.push(client);
	}
	for (const struct of structs)
		if (!leansOn(struct).every(has)) throw new Refused('resync', 'it builds on writing that is missing');
	for (const [client, ranges] of ds.clients)
		for (const { clock, len } of ranges)
			if (len > 0 && !has({ client, clock: clock + len - 1 }))
				throw new Refused('resync', 'it deletes writing that is missing');
	return unbound;
}

/** Whether presence may be shown under a client id by this account; says whether the id is new. Throws Refused. */
export function judgeClient(client: number, replica: Pick<Judged, 'bindings'>, account: string): 'new' | 'known' {
	const owner = replica.bindings.get(client);
	if (!Number.isInteger(client) || client < firstClientOfPeople || (owner !== undefined && owner !== account))
		throw new Refused('forged', `client ${client}`);
	return owner === undefined ? 'new' : 'known';
}
