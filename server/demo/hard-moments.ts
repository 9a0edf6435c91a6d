/** Moments at which the demo must come out right, each with what is hard about it. */
export const hardMoments: readonly (readonly [when: string, name: string])[] = [
	['2026-03-12T11:35:00Z', 'on a Thursday at noon'],
	['2026-03-14T10:00:00Z', 'on a Saturday'],
	['2026-01-02T09:00:00Z', 'on 2 January'],
	['2026-07-15T09:00:00Z', 'in July'],
	['2026-12-31T22:50:00Z', 'at ten to midnight on New Year’s Eve'],
	['2027-05-19T21:50:00Z', 'at ten to midnight in May'],
	['2026-03-29T00:40:00Z', 'in the hour before clocks go forward'],
	['2026-10-25T00:40:00Z', 'in the hour that comes twice']
];
