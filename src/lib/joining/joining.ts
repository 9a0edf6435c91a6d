/** What stands at a sheet's door, for whoever has its link. */
export interface SheetDoor {
	readonly sheetId: string;
	readonly title: string;
	readonly group: string;
	readonly leader: string;
}

/** What lets people in. */
export interface DoorKeys {
	readonly link: string;
	readonly code: string;
	/** Where the code is typed. */
	readonly address: string;
}

export interface Participant {
	readonly id: string;
	readonly name: string;
	readonly organisation: string;
	readonly guest: boolean;
	readonly inRoom: boolean;
	readonly held: boolean;
}

/** Who takes part in a sheet, and for who leads what lets others in. */
export interface TakingPart {
	readonly sheet: { readonly id: string; readonly title: string; readonly open: boolean; readonly group: string };
	readonly people: readonly Participant[];
	/** Null when the door is shut, and for whoever does not lead. */
	readonly door: DoorKeys | null;
	/** Members of the group who take no part yet: for them a seat in the room can be held. */
	readonly others: readonly { readonly id: string; readonly name: string }[];
	readonly leads: boolean;
	/** The reader's own key. */
	readonly me: string;
}
