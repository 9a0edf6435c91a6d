import type { Phase } from './points.ts';

export interface PointLine {
	/** Key or id: what the form sends. */
	readonly point: string;
	readonly key: string;
	readonly text: string;
	readonly note: string;
	readonly done: { readonly at: Date; readonly by: string } | null;
	/** An own point can be taken away. */
	readonly own: boolean;
}

export interface RoomMeeting {
	readonly id: string;
	readonly name: string;
	readonly startsAt: Date;
	readonly points: Readonly<Record<Phase, readonly PointLine[]>>;
	readonly pack: PackView | null;
}

export interface PackView {
	readonly id: string;
	readonly version: number;
	readonly meaning: string;
	readonly words: string;
	readonly changed: { readonly at: Date; readonly by: string } | null;
	readonly decided: readonly { readonly id: string; readonly number: string; readonly text: string }[];
	/** Tasks that the meeting gave, ours first. */
	readonly tasks: readonly {
		readonly id: string;
		readonly text: string;
		readonly owner: string;
		readonly ours: boolean;
	}[];
	readonly told: readonly ToldLine[];
}

export interface ToldLine {
	readonly id: string;
	readonly channel: string;
	readonly receivers: string;
	readonly toldOn: Date;
	readonly by: string;
}

export interface OwnRoom {
	readonly organisation: { readonly id: string; readonly name: string };
	/** The reader's other organisations. */
	readonly others: readonly { readonly id: string; readonly name: string }[];
	/** Everybody who can read the room. */
	readonly people: readonly { readonly name: string; readonly places: readonly string[] }[];
	/** The next meeting of each body that decides. */
	readonly coming: readonly RoomMeeting[];
	/** Meetings that are over, the latest first; with a pack when their minutes have been announced. */
	readonly held: readonly RoomMeeting[];
}
