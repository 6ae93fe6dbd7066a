package seeds_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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

func (r repeated) sized(size int) []byte { return r.times(size / len(r.again)) }

func (r repeated) times(count int) []byte {
	return []byte(r.begin + strings.Repeat(r.again, count) + r.end)
}

// repeatingVariable names the file to read, in the program that counts statements.
const repeatingVariable = "DUBAN_SEEDS_TEST_READ"

// The statements that reading executes, and the memory that it allocates, grow with
// the length of a text and not with its square. Both are counts: time is measured by
// the benchmark, as a busy machine must not fail a test. A call of the standard
// library counts as one statement.
func TestReadTextsThatRepeat(t *testing.T) {
	if name := os.Getenv(repeatingVariable); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		allocated(t, name, data)
		return
	}
	binary := filepath.Join(t.TempDir(), "counting.test")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-vet=off", "-race=false", "-covermode=count", "-coverpkg=./...,duban/model", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", build, err, out)
	}
	for name, text := range repeating() {
		t.Run(name, func(t *testing.T) {
			times := 12_000 / len(text.again)
			if strings.Contains(text.again, "\n") {
				times = 2_000 // the layout of longer texts is chosen by their first lines
			}
			counts := []int{executed(t, binary, text.times(times)), executed(t, binary, text.times(2*times)), executed(t, binary, text.times(4*times))}
			// Differences leave out what every reading costs: 2 is linear, 4 is quadratic.
			growth := float64(counts[2]-counts[1]) / float64(counts[1]-counts[0])
			memory := float64(allocated(t, name, text.times(4*times))) / float64(allocated(t, name, text.times(times)))
			t.Logf("statements %d, growth %.2f; %.2f times the memory", counts, growth, memory)
			if growth > 2.1 {
				t.Errorf("the statements of a text, of twice and of four times its length are %d", counts)
			}
			if memory > 6 {
				t.Errorf("%.2f times the memory for 4 times the text", memory)
			}
		})
	}
}

// executed returns how many statements reading a text executes.
func executed(t *testing.T, binary string, data []byte) int {
	t.Helper()
	document, profile := filepath.Join(t.TempDir(), "document"), filepath.Join(t.TempDir(), "profile")
	if err := os.WriteFile(document, data, 0o600); err != nil {
		t.Fatal(err)
	}
	read := exec.CommandContext(t.Context(), binary, "-test.run=^TestReadTextsThatRepeat$", "-test.coverprofile="+profile)
	read.Env = append(os.Environ(), repeatingVariable+"="+document)
	if out, err := read.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	blocks, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for line := range strings.Lines(string(blocks)) {
		var statements, times int
		// As in text.go:40.2,42.30 3 1200: a block of 3 statements that ran 1200 times.
		if _, block, found := strings.Cut(line, " "); found && !strings.HasPrefix(line, "mode:") {
			if _, err := fmt.Sscan(block, &statements, &times); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
		total += statements * times
	}
	if total == 0 {
		t.Fatalf("nothing was counted in %s", profile)
	}
	return total
}

// allocated returns how many bytes reading a text allocates.
func allocated(t *testing.T, name string, data []byte) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	plan, _, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
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
				if _, _, err := split(seeds.Read(b.Context(), data, seeds.Options{})); err != nil {
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
	plan, _, err := split(seeds.Read(t.Context(), []byte("某局2022年工作要点\n1.推进公开(含预算)(牵头单位:财务科)(配合单位:办公室)\n2.推进解读(办公室负责)\n"), seeds.Options{}))
	if err != nil || plan.Tasks[0].Text != "推进公开(含预算)" || len(plan.Tasks[0].Lead) != 1 || len(plan.Tasks[0].Assist) != 1 {
		t.Errorf("%+v, %v", plan, err)
	}
}
