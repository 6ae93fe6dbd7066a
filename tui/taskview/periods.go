package taskview

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
)

// maxLabelled is how many periods are drawn each with its own label.
const maxLabelled = 12

// Periods draws the periods of a quota: in words how many are met, missed and
// upcoming, then each with its mark, and those that are not met with their count.
func Periods(b *board.Board, task *model.Task, width int) []string {
	periods := b.Snapshot.PeriodHistory(task, b.Today)
	if len(periods) == 0 {
		return nil
	}
	lines := b.Pen.Flow(stageCounts(b, periods), factGap, width)
	if len(periods) > maxLabelled {
		return append(lines, weekRuns(b, periods, width)...)
	}
	var cells []string
	for _, period := range periods {
		mark, style := StageMark(b.Pen, period.Stage)
		text := periodLabel(period.Key) + mark
		if period.Stage == model.StageMissed {
			text += fmt.Sprintf("%d", len(period.Ticks))
		}
		if period.Current {
			text += fmt.Sprintf("%d/%d", len(period.Ticks), task.Quota.AtLeast)
			style = style.Bold(true)
			text = "[" + text + "]"
		}
		cells = append(cells, b.Pen.Theme.Text(style).Render(b.Pen.Text(text)))
	}
	return append(lines, b.Pen.Flow(cells, " ", width)...)
}

// stageCounts returns how many periods are in each stage.
func stageCounts(b *board.Board, periods []model.PeriodProgress) []string {
	counts := []string{b.Pen.Theme.Quiet.Render(b.Words.Year.Periods)}
	for _, stage := range []model.Stage{model.StageMet, model.StageMissed, model.StageCurrent, model.StageUpcoming} {
		count := 0
		for _, period := range periods {
			if period.Stage == stage {
				count++
			}
		}
		if count > 0 {
			mark, style := StageMark(b.Pen, stage)
			counts = append(counts, b.Pen.Theme.Text(style).Render(b.Pen.Text(fmt.Sprintf("%s %s %d", mark, b.Words.Year.Stage(stage), count))))
		}
	}
	return counts
}

// weekRuns draws each quarter of weeks, or a month of days, as one run of marks.
func weekRuns(b *board.Board, periods []model.PeriodProgress, width int) []string {
	quarter := 13
	if len(periods) > 53 {
		quarter = 31
	}
	var runs []string
	for chunk := range slices.Chunk(periods, quarter) {
		run := b.Pen.Theme.Quiet.Render(periodLabel(chunk[0].Key)) + " "
		for _, period := range chunk {
			mark, style := StageMark(b.Pen, period.Stage)
			if period.Current {
				mark = fmt.Sprintf("[%s%d]", mark, len(period.Ticks))
			}
			run += style.Render(mark)
		}
		runs = append(runs, run)
	}
	return b.Pen.Flow(runs, " ", width)
}

// periodLabel returns a period's key without its year, unless that is all: 11, Q4.
func periodLabel(key string) string {
	if _, label, found := strings.Cut(key, "-"); found {
		return label
	}
	return key
}

// Ticks returns for each period in which something was counted when, by whom and
// with which note, the latest period first.
func Ticks(b *board.Board, task *model.Task, width int) []string {
	var lines []string
	for _, period := range slices.Backward(b.Snapshot.PeriodHistory(task, b.Today)) {
		if len(period.Ticks) == 0 {
			continue
		}
		mark, _ := StageMark(b.Pen, period.Stage)
		head := fmt.Sprintf("%s %s %d/%d  ", period.Key, mark, len(period.Ticks), task.Quota.AtLeast)
		// Each on a line of its own: in a list, a note could pass for the next one.
		for _, event := range b.Snapshot.TicksIn(task.ID, period) {
			tick := head + b.ShortDate(event.On) + " " + b.Pen.Name(event.By) + "  "
			lines = append(lines, b.Pen.WrapUnder(tick, event.Note, width)...)
			head = strings.Repeat(" ", draw.Width(b.Pen.Text(head)))
		}
	}
	return lines
}
