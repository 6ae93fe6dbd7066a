//go:build linux

package main

import "fmt"

// aim is a figure that is to be reached.
type aim struct {
	what         string
	section, row string
	over         string  // the section whose figure of the same row is its measure; may be empty
	ofFloor      bool    // the figure is a ratio to its floor
	most         float64 // what it is at most
	unit         string
}

// aims prints what was measured beside what is aimed at.
func (b *bench) aims() {
	_, _ = fmt.Fprint(b.out, "\n### aims\n\n| what | measured | at most | |\n| --- | ---: | ---: | --- |\n")
	for _, a := range allAims() {
		value, known := b.figure(a)
		unit, verdict := a.unit, "reached"
		if a.ofFloor || a.over != "" {
			unit = "x"
		}
		switch {
		case !known:
			_, _ = fmt.Fprintf(b.out, "| %s | not measured | %g %s | |\n", a.what, a.most, unit)
			continue
		case value > a.most:
			verdict = "not reached"
		}
		_, _ = fmt.Fprintf(b.out, "| %s | %.2f %s | %g %s | %s |\n", a.what, value, unit, a.most, unit, verdict)
	}
}

func (b *bench) figure(a aim) (value float64, known bool) {
	measured, known := b.figures[a.section+"; "+a.row]
	base := 1.0
	switch {
	case a.ofFloor:
		base = measured.floor
	case a.over != "":
		base = b.figures[a.over+"; "+a.row].value
	}
	if !known || base == 0 {
		return 0, false
	}
	return measured.value / base, true
}

func allAims() []aim {
	small, large, old := section(30, 0), section(100_000, 0), section(30, 1_000_000)
	aims := []aim{
		{"key to last byte, 80x24", small, "key j, last byte, 80x24", "", false, 2, "ms"},
		{"key to last byte, 99 of 100, 80x24", small, "key j, last byte, 99 of 100, 80x24", "", false, 5, "ms"},
		{"key to last byte, 120x40", small, "key j, last byte, 120x40", "", false, 2, "ms"},
		{"idle wake-ups a second", small, "idle wake-ups a second, 80x24", "", false, 2, ""},
		{"idle CPU a second", small, "idle CPU a second, 80x24", "", false, 0.3, "ms"},
		{"20 idle dashboards, of one core", watchers(20, 0), idleTogether, "", false, 1, "%"},
		{"first content, of the floor", small, "first content, 80x24", "", true, 0.75, ""},
		{"bytes of a cursor key, 80x24", small, "key j, bytes, 80x24", "", false, 400, "bytes"},
		{"bytes of a cursor key, 120x40", small, "key j, bytes, 120x40", "", false, 450, "bytes"},
		{"bytes of a search key", small, "key of a search, bytes, 80x24", "", false, 900, "bytes"},
		{"bytes of Tab", small, "key Tab, bytes, 80x24", "", false, 1500, "bytes"},
		{"1,000,000 events: first content, of none", old, "first content, 80x24", small, false, 1.5, ""},
		{"1,000,000 events: mark, of none", old, "a mark, opened, on disk and closed", small, false, 2, ""},
		{"1,000,000 events: list, of none", old, "duban list", small, false, 1.5, ""},
		{"1,000,000 events: memory, of none", old, "memory, 80x24", small, false, 1.5, ""},
		{"100,000 tasks: first content", large, "first content, 80x24", "", false, 250, "ms"},
		{"100,000 tasks: key of a search", large, "key of a search, 80x24", "", false, 40, "ms"},
		{"100,000 tasks: key Tab", large, "key Tab, 80x24", "", false, 40, "ms"},
		{"100,000 tasks: a mark seen as saved", large, "key of a mark, until it is saved, 80x24", "", false, 30, "ms"},
		{"100,000 tasks: done", large, "duban done", "", false, 30, "ms"},
		{"100,000 tasks: list", large, "duban list", "", false, 500, "ms"},
		{"stats, of an empty process", small, "duban stats", "", true, 4, ""},
		{"list, of an empty process", small, "duban list", "", true, 4, ""},
		{"show, of an empty process", small, "duban show 1", "", true, 4, ""},
		{"mark, of one fsync", small, "a mark, opened, on disk and closed", "", true, 2.2, ""},
		{"mark, of one fsync, 100,000 events", section(30, 100_000), "a mark, opened, on disk and closed", "", true, 2.2, ""},
	}
	for _, events := range []int{0, 10_000} {
		after := fmt.Sprintf("a colleague's note in 20 dashboards, %d events", events)
		aims = append(aims, aim{after + ", median", watchers(20, events), seenMedian, "", false, 50, "ms"},
			aim{after + ", longest", watchers(20, events), seenLongest, "", false, 150, "ms"})
	}
	for _, events := range []int{0, 100_000} {
		aims = append(aims, aim{fmt.Sprintf("20 writers, 20 times, %d events: longest wait", events), writing(events), longestWrite, "", false, 100, "ms"})
	}
	return aims
}
