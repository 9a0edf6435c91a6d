/**
 * Milliseconds of processor time that this thread has used: on a machine with much else to do the clock on the wall
 * would charge somebody's update for others' work. Older versions of Node have only that clock.
 */
export function threadTime(): number {
	const { threadCpuUsage } = process as Partial<Pick<NodeJS.Process, 'threadCpuUsage'>>;
	if (!threadCpuUsage) return performance.now();
	const { user, system } = threadCpuUsage.call(process);
	return (user + system) / 1_000;
}
