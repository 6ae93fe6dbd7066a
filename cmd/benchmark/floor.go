//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// runFloor is what this program does as a floor: nothing, or a list in the smallest
// Bubble Tea program, with that one's own renderer.
func runFloor(what string) bool {
	switch what {
	case "floor-nothing":
		return true
	case "floor-list":
		_, err := tea.NewProgram(&list{}, tea.WithAltScreen()).Run()
		return err == nil
	}
	return false
}

// list is rows of text with a cursor.
type list struct{ width, height, at int }

func (l *list) Init() tea.Cmd { return nil }

func (l *list) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.width, l.height = msg.Width, msg.Height
	case tea.KeyMsg:
		switch msg.String() {
		case "q":
			return l, tea.Quit
		case "j":
			l.at++
		}
	}
	return l, nil
}

func (l *list) View() string {
	var rows []string
	for i := range l.height {
		row := fmt.Sprintf("  %d 任务：推进政务公开工作，完善公开平台", i)
		if i == l.at {
			row = "> \x1b[7m" + row[2:] + "\x1b[0m"
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n")
}

// synced returns how long it takes to append 4 KiB to a file and sync it.
func (b *bench) synced() (float64, error) {
	file, err := os.Create(filepath.Join(b.folder, "floor"))
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }()
	return median(b.rounds, func() (float64, error) {
		began := time.Now()
		if _, err := file.Write(make([]byte, 4096)); err != nil {
			return 0, err
		}
		err := file.Sync()
		return milliseconds(time.Since(began)), err
	})
}
