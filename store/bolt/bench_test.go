package bolt_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
)

// BenchmarkMark compares a mark with the least that can be: to append 4 KiB to
// a file and sync it. They take turns, as disks have moods.
func BenchmarkMark(b *testing.B) {
	for _, count := range []int{0, 100_000} {
		b.Run(fmt.Sprint(count, " events"), func(b *testing.B) { benchmarkMark(b, bolt.At(filledFile(b, count), bolt.Options{})) })
	}
}

func benchmarkMark(b *testing.B, ledger *bolt.Ledger) {
	b.Helper()
	file, err := os.Create(filepath.Join(b.TempDir(), "floor"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	page := make([]byte, 4096)
	b.ReportAllocs()
	var floors, marks []time.Duration
	for b.Loop() {
		before := time.Now()
		if _, err := file.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
		floors = append(floors, time.Since(before))
		before = time.Now()
		if _, _, err := ledger.Apply(b.Context(), "2021", "李", before, []model.Change{change30(len(marks))}); err != nil {
			b.Fatal(err)
		}
		marks = append(marks, time.Since(before))
	}
	slices.Sort(floors)
	slices.Sort(marks)
	floor, mark := floors[len(floors)/2], marks[len(marks)/2]
	b.ReportMetric(milliseconds(floor), "floor-ms")
	b.ReportMetric(milliseconds(mark), "mark-ms")
	b.ReportMetric(float64(mark)/float64(floor), "mark/floor")
}

func BenchmarkLoad(b *testing.B) {
	for _, count := range []int{30, 10_000} {
		b.Run(fmt.Sprint(count, " events"), func(b *testing.B) {
			ledger := bolt.At(filledFile(b, count), bolt.Options{})
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ledger.Load(b.Context(), "2021"); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint("the latest of ", count, " events"), func(b *testing.B) {
			ledger := bolt.At(filledFile(b, count), bolt.Options{})
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ledger.Recent(b.Context(), "2021"); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint("since the last of ", count, " events"), func(b *testing.B) {
			ledger := bolt.At(filledFile(b, count), bolt.Options{})
			for b.Loop() {
				if _, err := ledger.News(b.Context(), "2021", uint64(count)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTasks reads a plan of more and more tasks.
func BenchmarkTasks(b *testing.B) {
	for _, count := range []int{30, 1_000, 10_000} {
		b.Run(fmt.Sprint(count, " tasks"), func(b *testing.B) {
			path := yearFile(b)
			plan := yearPlan()
			plan.Year = 2022
			for i := len(plan.Tasks); i < count; i++ {
				task := plan.Tasks[i%30]
				task.ID, task.Number = fmt.Sprint(i+1), fmt.Sprint(i+1)
				plan.Tasks = append(plan.Tasks, task)
			}
			ledger := bolt.At(path, bolt.Options{})
			if _, err := ledger.Import(b.Context(), plan, "李", time.Now()); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ledger.Recent(b.Context(), "2022"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkContention(b *testing.B) {
	for _, count := range []int{0, 100_000} {
		b.Run(fmt.Sprint(count, " events"), func(b *testing.B) { benchmarkContention(b, count) })
	}
}

func benchmarkContention(b *testing.B, events int) {
	b.Helper()
	path := filledFile(b, events)
	var waits []time.Duration
	for b.Loop() {
		waits = append(waits, contend(b, path, 20, 20)...)
	}
	slices.Sort(waits)
	b.ReportMetric(milliseconds(waits[len(waits)/2]), "median-ms")
	b.ReportMetric(milliseconds(waits[len(waits)*99/100]), "p99-ms")
	b.ReportMetric(milliseconds(waits[len(waits)-1]), "worst-ms")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// filledFile makes a ledger with events of all its tasks.
func filledFile(b *testing.B, events int) string {
	b.Helper()
	path := yearFile(b)
	var changes []model.Change
	for i := range events {
		changes = append(changes, change30(i))
	}
	for few := range slices.Chunk(changes, 5000) {
		if _, _, err := bolt.At(path, bolt.Options{}).Apply(b.Context(), "2021", "李", time.Now(), few); err != nil {
			b.Fatal(err)
		}
	}
	return path
}

// change30 is the ith of changes that mark 30 tasks in turn.
func change30(i int) model.Change {
	to := []model.Status{model.Doing, model.Done, model.Todo}[i/30%3]
	return model.Change{Task: fmt.Sprint(1 + i%30), Kind: model.KindMark, To: to}
}

// BenchmarkCheck proves ledgers of more and more tasks, each of which has been
// marked: ten times as many take about ten times as long.
func BenchmarkCheck(b *testing.B) {
	for _, count := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(count, " tasks"), func(b *testing.B) {
			plan := yearPlan()
			var changes []model.Change
			for i := len(plan.Tasks); i < count; i++ {
				task := plan.Tasks[0]
				task.ID = fmt.Sprint(i + 1)
				plan.Tasks = append(plan.Tasks, task)
			}
			for i := range plan.Tasks {
				changes = append(changes, model.Change{Task: plan.Tasks[i].ID, Kind: model.KindMark, To: model.Done})
			}
			ledger := bolt.At(createFile(b, plan), bolt.Options{})
			for len(changes) > 0 {
				part := changes[:min(len(changes), 1_000)]
				if _, _, err := ledger.Apply(b.Context(), "2021", "李", time.Now(), part); err != nil {
					b.Fatal(err)
				}
				changes = changes[len(part):]
			}
			for b.Loop() {
				if report, err := ledger.Check(b.Context()); err != nil || len(report.Problems) > 0 {
					b.Fatal(err, report.Problems)
				}
			}
		})
	}
}
