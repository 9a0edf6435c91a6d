/**
 * Message types on the sync door: y-websocket's own four, and three that are sent only to clients that ask for them
 * with ?ack=1 (an unmodified client logs an error on a type it does not know).
 */
export const messageType = {
	sync: 0,
	awareness: 1,
	auth: 2,
	queryAwareness: 3,
	/** varuint: how many writing messages of this connection are durable. */
	saved: 100,
	/** varuint: 1 when this connection may write, 0 when it only reads. */
	standing: 101,
	/** From the page a varuint8array, its fingerprint; back a varuint, 1 when the server holds the same, 0 when not. */
	compare: 102
} as const;

/** Kinds of a sync message: the sender's state vector, what the receiver lacks, one update. */
export const syncStep = { vector: 0, missing: 1, update: 2 } as const;

/** Whether a frame carries writing, which the server counts and acknowledges. */
export const isWriting = (frame: Uint8Array): boolean =>
	frame[0] === messageType.sync && (frame[1] === syncStep.missing || frame[1] === syncStep.update);

/** What somebody shows of themselves besides who they are: where the cursor stands and which object is looked at. */
export const presenceFields = ['cursor', 'selection', 'at'] as const;

/** Who somebody is to the others in a document; written by the server, whatever the client claims. */
export interface PresentPerson {
	/** The same in every document and tab of one person; says nothing of the account. */
	readonly id: string;
	readonly name: string;
	/** af | fk | region | kommun; none for the office, guests and rooms. */
	readonly part: string | null;
	/** Short name of the member organisation they sit for. */
	readonly organisation: string | null;
	/** Role of the seat, else office, guest, room or person. */
	readonly role: string;
}
