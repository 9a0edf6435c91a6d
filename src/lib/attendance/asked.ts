const key = (start: string) => `samsyn:asked:${start}`;

/** Whether somebody has been asked in this window how they take part: once a start of a meeting, until the window is closed. */
export const asked = {
	was(start: string): boolean {
		try {
			return sessionStorage.getItem(key(start)) !== null;
		} catch {
			// A browser that keeps nothing is asked at each entering.
			return false;
		}
	},
	note(start: string): void {
		try {
			sessionStorage.setItem(key(start), '1');
		} catch {
			return;
		}
	}
};
