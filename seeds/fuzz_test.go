package seeds_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"duban/model"
	"duban/seeds"
)

// planTexts returns the built-in plan and the plans of testdata.
func planTexts(f *testing.F) (texts [][]byte) {
	f.Helper()
	files, err := filepath.Glob("testdata/*/source.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, "plan.txt") {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		texts = append(texts, text)
	}
	return texts
}

// FuzzReadText checks that every word of the plan is in the text, and that none holds
// control characters.
func FuzzReadText(f *testing.F) {
	for _, text := range planTexts(f) {
		f.Add(string(text))
	}
	for _, text := range []string{
		"", "|", "|\n|\n|", "一、\n1.\n(", "序号|任务|责任单位\n|||\n||||||", "((((((((", "每月至少\n每年2月30日前",
		"序号\t任务\t时限\n1\t\"a\n2\tb\"\tc", "1.甲。（牵头单位：乙局；责任单位：）\n（1）丙。（丁科负责）戊。（己科负责）",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plan, warnings, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
		if err != nil {
			return
		}
		document := dense(text)
		ids := map[string]bool{}
		for i := range plan.Tasks {
			task := &plan.Tasks[i]
			if task.ID == "" || ids[task.ID] {
				t.Errorf("identity %q is empty or taken", task.ID)
			}
			ids[task.ID] = true
			if task.Category < 0 || task.Category >= len(plan.Categories) {
				t.Errorf("category %d of %d", task.Category, len(plan.Categories))
			}
			inText(t, document, taskWords(task)...)
		}
		for _, category := range plan.Categories {
			inText(t, document, category.Path...)
			inText(t, document, category.Title, category.Ordinal)
		}
		inText(t, document, plan.Title, plan.Issuer)
		for _, warning := range warnings {
			if warning.Line < 0 || warning.Why == "" {
				t.Errorf("warning %+v", warning)
			}
		}
	})
}

func taskWords(task *model.Task) []string {
	// Cells of other columns are after the column's name and a colon.
	words := strings.FieldsFunc(task.Text, func(r rune) bool { return r == '\n' || r == '：' })
	words = append(words, task.Number)
	words = append(words, strings.Split(task.OfficesRaw, "\n")...)
	for _, office := range slices.Concat(task.Lead, task.Assist) {
		if office != model.ByMatterOffice {
			words = append(words, office)
		}
	}
	if task.Quota != nil {
		words = append(words, task.Quota.Words)
	}
	return words
}

func inText(t *testing.T, document string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(document, dense(word)) {
			t.Errorf("%q is not in the text", word)
		}
		if strings.ContainsFunc(word, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
			t.Errorf("%q holds a control character", word)
		}
	}
}

// dense returns the cleaned text without blanks and pipes.
func dense(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '|' || r == '｜' {
			return -1
		}
		return r
	}, model.Clean(strings.ReplaceAll(withoutPinyin(text), "\t", " ")))
}

// withoutPinyin drops the pinyin after characters: 區(qū).
func withoutPinyin(text string) string {
	return annotated.ReplaceAllStringFunc(text, func(found string) string {
		if !strings.ContainsAny(found, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ") {
			return found
		}
		return string([]rune(found)[:1])
	})
}

var annotated = regexp.MustCompile(`\p{Han}[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,7}[)）]`)
