package tui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/model/pinyin"
	"duban/tui"
	"duban/tui/draw"
	"duban/tui/words"
)

// BenchmarkFrame presses a key and draws the frame, beside the frame of the smallest list:
// rows of text with a cursor. They take turns.
func BenchmarkFrame(b *testing.B) {
	for _, tasks := range []int{30, 10_000} {
		plan := &model.Plan{ID: "2021", Year: 2021, Categories: []model.Category{{Title: "公开"}}}
		for i := range tasks {
			plan.Tasks = append(plan.Tasks, model.Task{
				ID: fmt.Sprint(i + 1), Number: fmt.Sprint(i + 1), Lead: []string{fmt.Sprintf("第%d科", i%16+1)},
				Text: fmt.Sprintf("推进第%d项政务公开工作，完善公开平台，按时更新专栏", i+1),
			})
		}
		for _, size := range []tea.WindowSizeMsg{{Width: 80, Height: 24}, {Width: 120, Height: 40}} {
			for what, key := range map[string]rune{"cursor": 'j', "filter": 'f'} {
				b.Run(fmt.Sprintf("%s, %d tasks, %dx%d", what, tasks, size.Width, size.Height), func(b *testing.B) {
					a := tui.New(tui.Options{
						Words: words.In(words.Chinese), Pen: draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false)), By: "李", Spelling: pinyin.New(),
						Snapshot: model.NewSnapshot(plan, nil, 0), Today: func() model.Date { return today },
					})
					a.Update(size)
					press := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{key}}
					b.ReportAllocs()
					var floors, frames []time.Duration
					for b.Loop() {
						before := time.Now()
						smallestList(size.Height)
						floors = append(floors, time.Since(before))
						before = time.Now()
						a.Update(press)
						a.View()
						frames = append(frames, time.Since(before))
					}
					slices.Sort(floors)
					slices.Sort(frames)
					b.ReportMetric(float64(frames[len(frames)/2])/float64(floors[len(floors)/2]), "frame/floor")
				})
			}
		}
	}
}

func smallestList(height int) string {
	var rows []string
	for i := range height {
		rows = append(rows, fmt.Sprintf("  %d 任务：推进政务公开工作，完善公开平台", i))
	}
	return strings.Join(rows, "\n")
}
