package seeds_test

import (
	"strings"
	"testing"
	"time"

	"duban/seeds"
)

// A text that says the same over and over costs its size, and not the square of
// it: each of these took minutes, or hours.
func TestReadingCostsTheSizeOfAText(t *testing.T) {
	const size = 400_000
	title := "某局2022年工作要点\n"
	for name, text := range map[string]struct{ begin, again, end string }{
		"lines broken by the page":   {title + "1.甲乙丙。(财务科负责)\n", strings.Repeat("推进政务公开", 6) + "\n", ""},
		"paragraphs without number":  {title + "1.推进公开\n", "推进某某某工作。\n", ""},
		"items below an item":        {title + "1.推进公开\n", "①推进某某某工作。\n", ""},
		"lines of one cell":          {"序号\n|\n任务\n|\n责任单位\n|\n1\n|\n", "推进某某\n", "|\n财务科\n|\n"},
		"paragraphs of one cell":     {"序号\n工作任务\n责任单位\n1\n", "推进某某某某某某某某。\n", ""},
		"brackets that are not last": {"1.推进", "(办公室)", "甲"},
		"items without an end":       {"1.推进(财务科负责)", "推进公开(办公室负责)", "甲"},
		"numbers inside an item":     {"1、甲", ";2、甲", ""},
		"lines of offices":           {"1.甲乙。\n责任单位:财务科、\n", "办公室、\n", ""},
		"labels of offices":          {"1.甲乙。\n", "责任单位:财务科\n", ""},
		"labels of deadlines":        {"1.甲乙。\n", "完成时限:6月底前\n", ""},
	} {
		whole := text.begin + strings.Repeat(text.again, size/len(text.again)) + text.end
		start := time.Now()
		_, _, err := seeds.Read([]byte(whole), seeds.Options{})
		if took := time.Since(start); err != nil || took > 8*time.Second {
			t.Errorf("%s: %v after %v", name, err, took)
		}
	}
}

// Brackets with offices may follow one that is part of the text.
func TestBracketsBehindARemark(t *testing.T) {
	plan, _, err := seeds.Read([]byte("某局2022年工作要点\n1.推进公开(含预算)(牵头单位:财务科)(配合单位:办公室)\n2.推进解读(办公室负责)\n"), seeds.Options{})
	if err != nil || plan.Tasks[0].Text != "推进公开(含预算)" || len(plan.Tasks[0].Lead) != 1 || len(plan.Tasks[0].Assist) != 1 {
		t.Errorf("%+v, %v", plan, err)
	}
}
