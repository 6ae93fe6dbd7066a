package tui

import (
	"cmp"
	"slices"
	"strings"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
)

// footer draws the most useful keys of the place, as many as fit. The keys for
// leaving, for all commands and for the help are always there.
func footer(b *board.Board) string {
	line := ""
	for _, binding := range footerBindings(b) {
		line += footerKey(b, binding)
	}
	return line
}

// footerBindings returns the bindings in the footer.
func footerBindings(b *board.Board) []keys.Binding {
	ranked := slices.DeleteFunc(slices.Clone(b.Keys), func(binding keys.Binding) bool {
		return rankNow(b, binding) == 0 || binding.In&b.Place == 0 || b.Refusal(binding.Action, b.Place) != ""
	})
	slices.SortStableFunc(ranked, func(x, y keys.Binding) int { return cmp.Compare(rankNow(b, x), rankNow(b, y)) })
	leave := keys.Quit
	if b.Place&keys.Sheets != 0 {
		leave = keys.Back
	}
	var first, last []keys.Binding
	room := b.Width
	others := slices.DeleteFunc(ranked, func(binding keys.Binding) bool {
		stays := binding.Action == leave || binding.Action == keys.ShowHelp || binding.Action == keys.ShowPalette
		if stays {
			last = append(last, binding)
			room -= draw.Width(footerKey(b, binding))
		}
		return stays
	})
	for _, binding := range others {
		if room -= draw.Width(footerKey(b, binding)); room <= 0 {
			break
		}
		first = append(first, binding)
	}
	return append(first, last...)
}

// rankNow returns the rank of a binding in the footer for the task under the cursor: what
// it has a quota, a deadline or parts for comes early.
func rankNow(b *board.Board, binding keys.Binding) int {
	const early = 2
	task := b.Task()
	if task == nil || b.Place&(keys.Tasks|keys.Detail) == 0 {
		return binding.Rank
	}
	isOpen := !b.Snapshot.State(task.ID).Status.IsClosed()
	switch {
	case binding.Action == keys.RecordTick && task.Quota == nil:
		return 0
	case binding.Action == keys.RecordTick && isOpen, binding.Action == keys.ExtendDue && isOpen && !b.Standing(task).Due.IsZero():
		return early
	case binding.Action == keys.Open && b.Place == keys.Detail:
		if len(b.Snapshot.Parts(task)) == 0 {
			return 0
		}
		return early
	}
	return binding.Rank
}

func footerKey(b *board.Board, binding keys.Binding) string {
	shown, _, _ := strings.Cut(binding.Shown(b.Pen.ASCII), " ")
	return " " + b.Pen.Theme.Accent.Render(shown) + " " + b.Pen.Theme.Quiet.Render(b.Pen.Text(binding.Short)) + " "
}
