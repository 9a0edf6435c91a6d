/** The next night at one in universal time: two or three in Sweden. */
export function nextNight(now: Date): Date {
	const night = new Date(now);
	night.setUTCHours(1, 0, 0, 0);
	if (night <= now) night.setUTCDate(night.getUTCDate() + 1);
	return night;
}
