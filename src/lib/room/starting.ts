/** What starting a meeting goes by: its day, and whether the server has asked already. */
export interface Starting {
	readonly startsAt: Date;
	readonly now: Date;
	readonly sure: boolean;
}
