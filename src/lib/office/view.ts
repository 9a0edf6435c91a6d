interface NamedMeeting {
	readonly id: string;
	readonly groupId: string;
	readonly group: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
}

/** The next meeting of a group that others hand things in to, and the last day for it. */
export interface LastDay extends NamedMeeting {
	readonly day: Date;
	/** Whole days until then; negative when it has passed. */
	readonly left: number;
}

/** Two meetings that overlap, and who is expected at both. */
export interface TwoAtOnce {
	readonly first: NamedMeeting;
	readonly second: NamedMeeting;
	readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** A decision that nothing has carried to those it concerns. */
export interface Untold {
	readonly id: string;
	/** In the register: "2026:3". */
	readonly number: string;
	/** Its first words. */
	readonly title: string;
	readonly groupId: string;
	readonly group: string;
	readonly decidedAt: Date;
	/** To whom it is sent. */
	readonly addressees: readonly string[];
	/** Notes, cards or proposals of others led to it. */
	readonly asked: boolean;
	/** Member organisations that have told it onward; none before the minutes are announced. */
	readonly told: { readonly told: number; readonly all: number } | null;
}
