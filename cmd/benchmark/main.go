//go:build linux

// Command benchmark measures the real program in a pseudo-terminal and on the command
// line, beside floors and whatever similar programs are installed, and prints tables with
// ratios, and last a table of what is aimed at. It asserts nothing: figures depend on the
// machine, ratios of one run less.
//
//	go run ./cmd/benchmark [-duban FILE] [-tasks 30,1000] [-events 0,10000] [-people 1,20] [-rounds 7]
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	if len(os.Args) == 2 && runFloor(os.Args[1]) {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := command(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
}

// bench is one run.
type bench struct {
	ctx    context.Context
	out    *bufio.Writer
	folder string // temporary
	duban  string
	floor  string          // this program
	server string          // the address of a database; empty for files
	isMade map[string]bool // ledgers on it
	rounds int

	section string
	figures map[string]figure // by section and row
	floors  map[[2]uint16]seen
}

// figure is what was measured, and its floor, which is 0 where there is none.
type figure struct{ value, floor float64 }

func command(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("benchmark", flag.ContinueOnError)
	binary := flags.String("duban", "", "the program to measure; by default it is built")
	tasks := flags.String("tasks", "30,1000,10000,100000", "sizes of plans")
	events := flags.String("events", "0,10000,100000,1000000", "lengths of histories, of the first size of plan")
	people := flags.String("people", "1,20,50", "how many dashboards see a mark")
	server := flags.String("server", "", "the address of a PostgreSQL database, postgres://..., for the ledgers instead of files, each in a schema of its own")
	rounds := flags.Int("rounds", 7, "how often each thing is measured; the median counts")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sizes, err := numbers(*tasks, *events, *people)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "benchmark-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	b := &bench{ctx: ctx, out: bufio.NewWriter(out), folder: folder, duban: *binary, server: *server, isMade: map[string]bool{}, rounds: *rounds, figures: map[string]figure{}, floors: map[[2]uint16]seen{}}
	if b.floor, err = os.Executable(); err != nil {
		return err
	}
	if b.duban == "" {
		b.duban = filepath.Join(folder, "duban")
		build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.duban, "./cmd/duban")
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if output, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("build: %w: %s", err, output)
		}
	}
	if err := b.all(sizes[0], sizes[1], sizes[2]); err != nil {
		return err
	}
	return b.out.Flush()
}

// numbers splits lists of numbers.
func numbers(lists ...string) ([][]int, error) {
	all := make([][]int, len(lists))
	for i, list := range lists {
		for word := range strings.SplitSeq(list, ",") {
			number, err := strconv.Atoi(strings.TrimSpace(word))
			if err != nil || number < 0 {
				return nil, fmt.Errorf("%q is no list of numbers", list)
			}
			all[i] = append(all[i], number)
		}
	}
	return all, nil
}

func (b *bench) all(tasks, events, people []int) error {
	load, _ := os.ReadFile("/proc/loadavg")
	_, _ = fmt.Fprintf(b.out, "%s, %d cores, load %s\n", runtime.Version(), runtime.NumCPU(), strings.Join(strings.Fields(string(load))[:3], " "))
	for _, size := range tasks {
		if err := b.measure(size, 0); err != nil {
			return err
		}
	}
	for _, count := range events {
		if count > 0 {
			if err := b.measure(tasks[0], count); err != nil {
				return err
			}
		}
	}
	for _, history := range events {
		if history == 0 || history == 100_000 {
			if err := b.writers(tasks[0], history); err != nil {
				return err
			}
		}
	}
	for _, count := range people {
		for _, history := range events {
			if err := b.watched(tasks[0], history, count); err != nil {
				return err
			}
		}
	}
	if b.server != "" {
		return nil // the rest is about files
	}
	if err := b.peers(slices.Max(tasks)); err != nil {
		return err
	}
	b.aims()
	return b.out.Flush()
}

// heading begins a table.
func (b *bench) heading(title string) {
	b.section = title
	_, _ = fmt.Fprintf(b.out, "\n### %s\n\n| what | median | of the floor |\n| --- | ---: | ---: |\n", title)
}

// row prints a figure beside its floor, which is 0 where there is none.
func (b *bench) row(what string, value, floor float64, unit string) {
	b.figures[b.section+"; "+what] = figure{value, floor}
	ratio := ""
	if floor > 0 {
		ratio = fmt.Sprintf("%.2f x", value/floor)
	}
	_, _ = fmt.Fprintf(b.out, "| %s | %.2f %s | %s |\n", what, value, unit, ratio)
	_ = b.out.Flush()
}
