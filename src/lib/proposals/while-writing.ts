/**
 * Tells when somebody begins and stops writing in an element. Tools that fold away when the focus leaves move what stands
 * below them: whoever left by pressing something there has let go of it before that is told.
 */
export function whileWriting(tell: (writes: boolean) => void): (node: HTMLElement) => () => void {
	return (node) => {
		let pressed = false;
		let later: ReturnType<typeof setTimeout> | undefined;
		const settle = () => {
			clearTimeout(later);
			// A click follows its release.
			later = setTimeout(() => tell(node.contains(document.activeElement)), 50);
		};
		const down = () => void (pressed = true);
		const up = () => {
			pressed = false;
			settle();
		};
		const left = () => {
			if (!pressed) settle();
		};
		const begun = () => tell(true);
		node.addEventListener('focusin', begun);
		node.addEventListener('focusout', left);
		addEventListener('pointerdown', down, true);
		for (const release of ['pointerup', 'pointercancel']) addEventListener(release, up, true);
		return () => {
			clearTimeout(later);
			node.removeEventListener('focusin', begun);
			node.removeEventListener('focusout', left);
			removeEventListener('pointerdown', down, true);
			for (const release of ['pointerup', 'pointercancel']) removeEventListener(release, up, true);
		};
	};
}
