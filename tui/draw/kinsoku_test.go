package draw_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"duban/tui/draw"
)

// No line starts with a closing mark or ends with an opening one, of all that
// Unicode has, with blanks beside them and drawn as ASCII too.
func TestNoMarkStandsWhereItMayNot(t *testing.T) {
	for r := rune(0x21); r < 0x20000; r++ {
		opening, closing := unicode.In(r, unicode.Ps, unicode.Pi), unicode.In(r, unicode.Pe, unicode.Pf)
		if !opening && !closing && !strings.ContainsRune("、。，．：；！？…—～·﹐﹑﹒﹔﹕﹖﹗｡､‼⁇", r) {
			continue
		}
		for name, pen := range pens() {
			mark := pen.Text(string(r))
			if mark == "〓" { // terminals do not know it
				continue
			}
			for _, text := range []string{"甲乙丙丁戊己" + string(r) + "庚辛壬癸", "甲乙丙丁 " + string(r) + " 庚辛壬癸", "甲乙丙丁　" + string(r) + "　庚辛壬癸"} {
				for width := 9; width < 18; width++ {
					lines := pen.Wrap(text, width)
					for i, line := range lines {
						line = strings.Trim(line, " \u3000")
						if opening && i < len(lines)-1 && strings.HasSuffix(line, mark) {
							t.Errorf("%s: %U ends a line of %d columns: %q", name, r, width, lines)
						}
						if !opening && i > 0 && strings.HasPrefix(line, mark) {
							t.Errorf("%s: %U starts a line of %d columns: %q", name, r, width, lines)
						}
					}
				}
			}
		}
	}
}

// A figure stays with its unit, and a document's number whole, in every line of plans, unless
// a single run of them is as long as a line.
func TestFiguresStayWithTheirUnits(t *testing.T) {
	files, err := filepath.Glob("../../seeds/testdata/corpus/*.txtar")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d plans, %v", len(files), err)
	}
	parted := regexp.MustCompile(`[0-9０-９][万亿]?\n[年月日号次个项条元万亿%]|\n〔[0-9]|〕\n[0-9]`)
	pen, checked := pens()["normal"], 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for text := range strings.Lines(string(data)) {
			if !regexp.MustCompile(`[0-9〔]`).MatchString(text) || strings.Contains(text, " 〔") { // a blank parts them
				continue
			}
			for _, width := range []int{20, 27, 40, 78, 100} {
				lines := pen.Wrap(text, width)
				checked += len(lines) - 1
				if at := parted.FindString(strings.Join(lines, "\n")); at != "" && !slices.ContainsFunc(lines, func(line string) bool { return draw.Width(line) > width/2 && isOneRun(line) }) {
					t.Errorf("%q at %d columns: %q", at, width, lines)
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d breaks were looked at", checked)
	}
}

// What is read as one is on one line.
func TestWholeIsNotParted(t *testing.T) {
	pen := pens()["normal"]
	for _, whole := range []string{
		"3 次", "30 个工作日", "30个工作日", "5个月", "9月30日", "2021年", "50%", "￥300", "¥1200元", "第8次", "第 12 条", "100亩", "2.5公里",
		"江卫办〔2021〕12号", "粤府〔2020〕7号", "A4-2021", "duban",
	} {
		text := strings.Repeat("甲乙丙丁戊", 3) + whole + strings.Repeat("己庚辛壬癸", 3)
		for width := 20; width < 46; width++ {
			if lines := pen.Wrap(text, width); !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, whole) }) {
				t.Errorf("%s is parted at %d columns: %q", whole, width, lines)
			}
		}
	}
}

// isOneRun reports whether a line has no place to break, such as a long address.
func isOneRun(line string) bool { return !regexp.MustCompile(`\p{Han}\p{Han}| `).MatchString(line) }

// No line is wider than asked, by any count of its clusters.
func TestWrappedClustersFit(t *testing.T) {
	data, err := os.ReadFile("../testdata/clusters.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, pen := range pens() {
		for _, whole := range []bool{false, true} {
			pen.Whole = whole
			for text := range strings.Lines(string(data)) {
				for width := 4; width < 40; width++ {
					for _, line := range append(pen.Wrap(text, width), pen.Cut(text, width)) {
						if draw.Width(line) > width {
							t.Errorf("%s: %q is wider than %d", name, line, width)
						}
					}
				}
			}
		}
	}
}
