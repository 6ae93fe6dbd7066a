package seeds_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"duban/seeds"
)

// repeating returns texts that repeat a part many times: hostile ones and broken web
// pages.
func repeating() map[string]repeated {
	title := "某局2022年工作要点\n"
	return map[string]repeated{
		"lines broken by the page":      {title + "1.甲乙丙。(财务科负责)\n", strings.Repeat("推进政务公开", 6) + "\n", ""},
		"paragraphs without number":     {title + "1.推进公开\n", "推进某某某工作。\n", ""},
		"items below an item":           {title + "1.推进公开\n", "①推进某某某工作。\n", ""},
		"lines of one cell":             {"序号\n|\n任务\n|\n责任单位\n|\n1\n|\n", "推进某某\n", "|\n财务科\n|\n"},
		"paragraphs of one cell":        {"序号\n工作任务\n责任单位\n1\n", "推进某某某某某某某某。\n", ""},
		"lines of a cell beside blanks": {"某局2022年任务分解\n序号 工作任务 责任单位 时限\n1 推进 财务科 6月\n2 推进 财务科 6月\n3 推进\n", "推进某某某\n", ""},
		"lines below a column":          {"某局2022年任务分解\n序号    工作任务    责任单位\n1       推进        财务科\n2       推进        财务科\n", "        推进某\n", ""},
		"brackets that are not last":    {"1.推进", "(办公室)", "甲"},
		"items without an end":          {"1.推进(财务科负责)", "推进公开(办公室负责)", "甲"},
		"numbers inside an item":        {"1、甲", ";2、甲", ""},
		"lines of offices":              {"1.甲乙。\n责任单位:财务科、\n", "办公室、\n", ""},
		"labels of offices":             {"1.甲乙。\n", "责任单位:财务科\n", ""},
		"cells behind a column's name":  {"序号,工作任务,责任单位\n1,推进公开。,财务科\n任务", ",甲。推进公开工作", "\n"},
		"labels of deadlines":           {"1.甲乙。\n", "完成时限:6月底前\n", ""},
	}
}

type repeated struct{ begin, again, end string }

func (r repeated) sized(size int) []byte {
	return []byte(r.begin + strings.Repeat(r.again, size/len(r.again)) + r.end)
}

// A text that is four times as long takes about four times the memory; sixteen times
// would be quadratic. Time is measured by the benchmark, as a busy machine must not
// fail a test.
func TestReadTextsThatRepeat(t *testing.T) {
	for name, text := range repeating() {
		short, long := allocated(t, name, text.sized(25_000)), allocated(t, name, text.sized(100_000))
		times := float64(long) / float64(short)
		t.Logf("%s: %.1f times the memory for 4 times the text", name, times)
		if times > 6 {
			t.Errorf("%s: %.1f times the memory for 4 times the text", name, times)
		}
	}
}

// allocated returns how many bytes reading a text allocates.
func allocated(t *testing.T, name string, data []byte) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	plan, _, err := seeds.Read(t.Context(), data, seeds.Options{})
	runtime.ReadMemStats(&after)
	if err != nil || len(plan.Tasks) == 0 {
		t.Errorf("%s: %+v, %v", name, plan, err)
	}
	return after.TotalAlloc - before.TotalAlloc
}

// BenchmarkReadRepeating reports how many times longer reading a text takes that is
// four times as long: about four; sixteen would be quadratic.
func BenchmarkReadRepeating(b *testing.B) {
	for name, text := range repeating() {
		short, long := text.sized(100_000), text.sized(400_000)
		b.Run(name, func(b *testing.B) {
			read := func(data []byte) time.Duration {
				began := time.Now()
				if _, _, err := seeds.Read(b.Context(), data, seeds.Options{}); err != nil {
					b.Fatal(err)
				}
				return time.Since(began)
			}
			var first, fourfold time.Duration
			for b.Loop() {
				first, fourfold = first+read(short), fourfold+read(long)
			}
			b.ReportMetric(float64(fourfold)/float64(first), "times-for-4x")
		})
	}
}

// Brackets with offices may follow one that is part of the text.
func TestBracketsAfterARemark(t *testing.T) {
	plan, _, err := seeds.Read(t.Context(), []byte("某局2022年工作要点\n1.推进公开(含预算)(牵头单位:财务科)(配合单位:办公室)\n2.推进解读(办公室负责)\n"), seeds.Options{})
	if err != nil || plan.Tasks[0].Text != "推进公开(含预算)" || len(plan.Tasks[0].Lead) != 1 || len(plan.Tasks[0].Assist) != 1 {
		t.Errorf("%+v, %v", plan, err)
	}
}
