package seeds_test

import (
	"slices"
	"testing"

	"duban/model"
	"duban/seeds"
)

func TestProgressGrowsToTheEnd(t *testing.T) {
	last, whole := 0, 0
	_, _, err := seeds.Read([]byte("一、公开\n1.更新栏目。（办公室负责）\n2.编制年报。（法规科负责）\n"), seeds.Options{
		Progress: func(done, total int) {
			if done < last || whole != 0 && total != whole {
				t.Errorf("%d of %d after %d of %d", done, total, last, whole)
			}
			last, whole = done, total
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if last != whole || whole == 0 {
		t.Errorf("the last call said %d of %d", last, whole)
	}
}

// Whatever the format, no part of the reading is passed over in silence.
func TestProgressIsToldAllAlong(t *testing.T) {
	for format, data := range largeFiles(t, 1200) {
		told := []int{0}
		_, _, err := seeds.Read(data, seeds.Options{Progress: func(done, _ int) { told = append(told, done) }})
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		for i := range told[1:] {
			if step := told[i+1] - told[i]; step > 400 {
				t.Errorf("%s: from %d straight to %d", format, told[i], told[i+1])
			}
		}
	}
}

func TestControlCharactersAreLeftOutAndTold(t *testing.T) {
	for name, text := range map[string]string{
		"text": "2021年工作要点\n1.公开\x1b[31m目录。（办公室）\n2.更新\u202e专栏。（宣教科）\n3.报送总结。（办公室）\n",
		"csv":  "序号,任务,责任科室\n1,公开\x1b]0;x\x07目录。,办公室\n2,更新\u202e专栏。,宣教科\n3,报送总结。,办公室\n",
	} {
		t.Run(name, func(t *testing.T) {
			plan, warnings, err := seeds.Read([]byte(text), seeds.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var lines []int
			for _, w := range warnings {
				if w.Why == seeds.WhyControls {
					lines = append(lines, w.Line)
				}
			}
			if !slices.Equal(lines, []int{2, 3}) {
				t.Errorf("told at the lines %v, want 2 and 3", lines)
			}
			for _, task := range plan.Tasks {
				if model.ActsOnTerminal(task.Text) {
					t.Errorf("kept in %q", task.Text)
				}
			}
		})
	}
}
