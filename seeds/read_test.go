package seeds_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"duban/model"
	"duban/seeds"
)

func TestProgressGrowsToTheEnd(t *testing.T) {
	last, lastTotal := 0, 0
	_, _, err := split(seeds.Read(t.Context(), []byte("一、公开\n1.更新栏目。（办公室负责）\n2.编制年报。（法规科负责）\n"), seeds.Options{
		Progress: func(done, total int) {
			if done < last || lastTotal != 0 && total != lastTotal {
				t.Errorf("%d of %d after %d of %d", done, total, last, lastTotal)
			}
			last, lastTotal = done, total
		},
	}))
	if err != nil {
		t.Fatal(err)
	}
	if last != lastTotal || lastTotal == 0 {
		t.Errorf("the last call said %d of %d", last, lastTotal)
	}
}

// Progress is reported at all steps, in every format.
func TestProgressIsReportedThroughout(t *testing.T) {
	for format, data := range largeFiles(t, 400) {
		reported := []int{0}
		_, _, err := split(seeds.Read(t.Context(), data, seeds.Options{Progress: func(done, _ int) { reported = append(reported, done) }}))
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		for i := range reported[1:] {
			if step := reported[i+1] - reported[i]; step > 400 {
				t.Errorf("%s: from %d straight to %d", format, reported[i], reported[i+1])
			}
		}
	}
}

// Reading ends with its context, in every format and at every step.
func TestReadingEndsWithItsContext(t *testing.T) {
	for format, data := range largeFiles(t, 400) {
		for _, from := range []int{0, 100, 400, 800} {
			ctx, cancel := context.WithCancel(t.Context())
			reached, later := 0, 0
			plan, warnings, err := split(seeds.Read(ctx, data, seeds.Options{Progress: func(done, _ int) {
				if ctx.Err() != nil {
					later++
				}
				if done >= from {
					reached = done
					cancel()
				}
			}}))
			cancel()
			if !errors.Is(err, context.Canceled) || errors.As(err, new(*model.DocumentError)) || plan != nil || warnings != nil {
				t.Errorf("%s, cancelled at %d: %v, %d warnings, %v", format, reached, plan != nil, len(warnings), err)
			}
			if later > 0 {
				t.Errorf("%s, cancelled at %d: %d steps were taken afterwards", format, reached, later)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := split(seeds.ReadText(ctx, "", seeds.Options{})); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended before: %v", err)
	}
}

func TestControlCharactersAreReported(t *testing.T) {
	for name, text := range map[string]string{
		"text": "2021年工作要点\n1.公开\x1b[31m目录。（办公室）\n2.更新\u202e专栏。（宣教科）\n3.报送总结。（办公室）\n",
		"csv":  "序号,任务,责任科室\n1,公开\x1b]0;x\x07目录。,办公室\n2,更新\u202e专栏。,宣教科\n3,报送总结。,办公室\n",
	} {
		t.Run(name, func(t *testing.T) {
			plan, warnings, err := split(seeds.Read(t.Context(), []byte(text), seeds.Options{}))
			if err != nil {
				t.Fatal(err)
			}
			var lines []int
			for _, w := range warnings {
				if w.Why == model.WhyControls {
					lines = append(lines, w.Line)
				}
			}
			if !slices.Equal(lines, []int{2, 3}) {
				t.Errorf("reported at the lines %v, want 2 and 3", lines)
			}
			for _, task := range plan.Tasks {
				if model.HasTerminalControls(task.Text) {
					t.Errorf("kept in %q", task.Text)
				}
			}
		})
	}
}
