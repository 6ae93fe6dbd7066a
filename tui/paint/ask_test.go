package paint

import "testing"

// Questions leave the screen, the pen and the cursor as they would be without, also where
// the terminal draws the sample wider than it is counted.
func TestAskLeavesTheScreenAsItIs(t *testing.T) {
	const frame, next = "first row\nab\x1b[31m督办台账x\x1b[m\nlast", "first row\nab\x1b[31m督办台账x\x1b[m\nlast one"
	for _, isWide := range []bool{false, true} {
		asked, other := newScreen(12, 3), newScreen(12, 3)
		asked.isWide = isWide
		r, without := NewRenderer(NewWriter(asked)), NewRenderer(NewWriter(other))
		for _, renderer := range []*Renderer{r, without} {
			must(t, renderer.Enter())
			renderer.Resize(12, 3)
		}
		if r.Ask("", "│●…", "\x1b[6n") {
			t.Error("asked before anything is drawn")
		}
		must(t, r.Draw(frame))
		must(t, without.Draw(frame))
		if !r.Ask("\x1b]11;?\a", "│●…", "\x1b[6n") {
			t.Error("not asked")
		}
		sameScreen(t, "after the questions", other, asked)
		if got, want := cursorOf(asked), cursorOf(other); got != want {
			t.Errorf("the cursor is at %s, was at %s", got, want)
		}
		must(t, r.Draw(next))
		must(t, without.Draw(next))
		sameScreen(t, "after the next frame", other, asked)
	}
}

// The position is never asked for in the first row, where the answer would look like a key.
func TestAskNeedsASecondRow(t *testing.T) {
	r := NewRenderer(NewWriter(newScreen(12, 1)))
	must(t, r.Enter())
	r.Resize(12, 1)
	must(t, r.Draw("only one row"))
	if r.Ask("", "│●…", "\x1b[6n") {
		t.Error("asked in the first row")
	}
}
