package seeds_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"duban/model"
	"duban/seeds"
)

// TestNothingIsLost checks that every word of documents of all forms, intact and
// damaged, is in the plan or in a warning.
func TestNothingIsLost(t *testing.T) {
	read := 0
	const documents = 500
	for seed := range uint64(documents) {
		if holdsAll(t, seed) {
			read++
		}
		if t.Failed() {
			return
		}
	}
	if read < documents*leastRead/100 {
		t.Errorf("of %d documents %d were read, and the others refused", documents, read)
	}
}

// leastRead is the percentage of documents that must be read: a refused document can
// lose nothing.
const leastRead = 90

func FuzzNothingIsLost(f *testing.F) {
	f.Add(uint64(1 << 40))
	f.Fuzz(func(t *testing.T, seed uint64) { holdsAll(t, seed) })
}

// holdsAll reads a damaged document made from a seed and checks that no word is lost.
// It reports whether the document was read.
func holdsAll(t *testing.T, seed uint64) bool {
	w := newWriter(seed)
	lines := w.document(samples(t))
	for range w.IntN(4) {
		lines = w.damaged(lines)
	}
	text := strings.Join(lines, "\n")
	reading, err := seeds.ReadText(t.Context(), text, seeds.Options{})
	if err != nil {
		return false // a refused document is reported as a whole
	}
	if lost := lost(text, reading); len(lost) > 0 {
		t.Errorf("seed %d: lost %q of\n%s\nread:\n%s\nwarnings:\n%s", seed, lost, text, outlineOf(reading.Plan), allWarnings(reading.Warnings))
	}
	return true
}

func samples(t *testing.T) []string {
	files, err := filepath.Glob("testdata/*/source.txt")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	var texts []string
	for _, file := range append(files, "plan.txt") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

func allWarnings(warnings []model.Warning) string {
	var all []string
	for _, w := range warnings {
		all = append(all, fmt.Sprintf("%d-%d %s: %s", w.Line, w.Last, w.Why, w.Text))
	}
	return strings.Join(all, "\n")
}

// lost returns the runs of Chinese characters of a text that are neither in the
// plan nor reported, nor names of the columns that the reading shows.
func lost(text string, reading seeds.Reading) []string {
	plan := reading.Plan
	read := []string{plan.Title, plan.Issuer}
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		read = append(read, task.Number+task.Text, task.OfficesRaw, task.DueWords, task.Remark)
		read = append(append(read, task.Leaders...), task.People...)
	}
	for _, category := range plan.Categories {
		read = append(read, category.Path...)
	}
	for _, column := range reading.Columns {
		read = append(read, column.Name)
	}
	for _, warning := range reading.Warnings {
		read = append(read, warning.Text)
	}
	for i := range read {
		read[i] = hanOnly(read[i])
	}
	all := strings.Join(read, "\n")
	var lost []string
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.Trim(line, "| \t") == "" })
	for i, line := range lines {
		if i > 0 && i+1 < len(lines) && isColumnName(lines[i-1]) && isColumnName(lines[i+1]) {
			continue // it is the name of a column
		}
		line = customary.ReplaceAllString(line, "\n") // what every letter has
		for run := range strings.FieldsFuncSeq(model.Clean(line), func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			if utf8.RuneCountInString(run) >= 4 && !isColumnName(run) && !isRead(all, run) {
				lost = append(lost, run)
			}
		}
	}
	return lost
}

// isRead reports whether a run is in the words that were read, possibly split before
// the number of a heading.
func isRead(all, run string) bool {
	if strings.Contains(all, run) {
		return true
	}
	at := strings.LastIndexAny(run, "一二三四五六七八九十")
	return at > 0 && strings.Contains(all, run[:at]) && strings.Contains(all, run[at:])
}

func hanOnly(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, text)
}

var customary = regexp.MustCompile(`^[^。，|]*〔[\d\s]{4,5}〕\s*\d+号|[^。，；]{0,20}关\s*于\s*印\s*发|》?的通知|^(索 ?引 ?号|发布机构|名 ?称|分 ?类|发文日期|文 ?号)\s*([:：].*|$)|^[\p{Han} ]{2,20}文件$|此件公开发?布?|公开发布[)）]$`)

func isColumnName(run string) bool {
	return slices.ContainsFunc([]string{"序号", "类别", "工作任务", "具体要求", "责任科室", "时限要求", "责任单位", "完成时限", "工作要求", "细化分工", "责任处室", "牵头单位", "配合单位", "责任领导", "责任人", "分管领导", "牵头领导"}, func(name string) bool {
		return strings.Contains(run, name)
	})
}
