/** Waits for a fact; the milliseconds only bound how long a test that will fail anyway goes on. */
export async function until(fact: () => boolean | Promise<boolean>, what: string, atMost = 15_000): Promise<void> {
	const end = Date.now() + atMost;
	while (!(await fact())) {
		if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
