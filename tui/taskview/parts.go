package taskview

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
)

// Part draws one office's part of a task: office, role, status, and who marked it when.
// The office takes width columns.
func Part(b *board.Board, part model.Part, width int) string {
	mark, style := markOf(b.Pen, part.Status)
	roles := max(draw.Width(b.Words.Terms.Lead), draw.Width(b.Words.Terms.Assist))
	text := b.Pen.Cell(part.Office, width) + "  " + b.Pen.Cell(b.Words.Terms.Role(part.Role), roles) + "  " +
		b.Pen.Theme.Text(style).Render(mark+" "+b.Words.Terms.Status(part.Status))
	if part.By != "" {
		text += "  " + fmt.Sprintf(b.Words.Screen.Detail.DoneBy, b.Pen.Name(part.By), b.ShortDate(part.On))
	}
	return text
}

// Parts draws the parts of a task of several offices as a table, as many beside each
// other as there is room for.
func Parts(b *board.Board, task *model.Task, width int) []string {
	parts := b.Snapshot.Parts(task)
	if len(parts) == 0 {
		return nil
	}
	head := b.Words.Parts.Title
	if count := PartCount(b, task); count != "" {
		head += " " + count
	}
	lines := []string{b.Pen.Theme.Quiet.Render(b.Pen.Cut(head, width))}
	cells, widest := make([]string, len(parts)), 0
	for i, part := range parts {
		cells[i] = " " + Part(b, part, OfficeWidth(b, parts, width))
		widest = max(widest, draw.Width(cells[i])+len(factGap))
	}
	for row := range slices.Chunk(cells, max(width/widest, 1)) {
		line := ""
		for _, cell := range row {
			line += draw.Fill(cell, widest)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// OfficeWidth returns how many columns the offices of some parts take.
func OfficeWidth(b *board.Board, parts []model.Part, width int) int {
	widest := 0
	for _, part := range parts {
		widest = max(widest, draw.Width(b.Pen.Text(part.Office)))
	}
	return min(widest, width/3)
}

// PartCount returns how many leads of a task of several have done their part: 3/8, and
// that it waits to be closed once all have; empty where fewer than two lead it.
func PartCount(b *board.Board, task *model.Task) string {
	if len(task.Lead) == 0 || len(task.Lead) == 1 && len(task.Classes) == 0 {
		return ""
	}
	parts := b.Snapshot.Parts(task)
	count := model.LeadParts(parts)
	if count.Total == 0 {
		return ""
	}
	text := fmt.Sprintf("%d/%d", count.Done, count.Total)
	if b.Snapshot.AwaitsClosing(task, parts) {
		text += b.Words.Parts.Awaits
	}
	return text
}
