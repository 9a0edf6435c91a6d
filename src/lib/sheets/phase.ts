/** Seconds between a press on "forward" and the change: time to call it back. */
export const countdown = 5;
/** How long it may be: those in breakouts are given time to finish a sentence. */
export const countdowns = [countdown, 30, 60, 120] as const;

/** A sheet's row, as far as its phase goes. */
export interface PhaseRow {
	readonly step: number;
	readonly stepSince: Date;
	readonly reached: number;
	readonly nextStep: number | null;
	readonly nextAt: Date | null;
	readonly gatheredAt: Date | null;
	readonly timerEndsAt: Date | null;
	/** Whether writing in the step ends with its time: chosen for this step, and for no other. */
	readonly shutsAtZero: boolean;
}

/**
 * Where the work is at an instant. A change that was asked for has happened when its time has come, whether or not
 * anybody was there to see it; with it everybody is gathered, and the timer of the step before is over, with what was chosen for it.
 */
export function phaseAt<Row extends PhaseRow>(row: Row, now: Date): Row {
	const { nextStep, nextAt } = row;
	if (nextStep === null || nextAt === null || nextAt > now) return row;
	return {
		...row,
		step: nextStep,
		stepSince: nextAt,
		reached: Math.max(row.reached, nextStep),
		nextStep: null,
		nextAt: null,
		gatheredAt: nextAt,
		timerEndsAt: null,
		shutsAtZero: false
	};
}
