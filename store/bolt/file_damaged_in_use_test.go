package bolt_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

// playAllOperations does all that can be done with a ledger, again and again, and ends
// only if the answer is no fault of the file's.
func playAllOperations(args []string) error {
	ledger := bolt.At(args[0], bolt.Options{Timeout: time.Second})
	for i := 0; ; i++ {
		_, plans := ledger.Plans(background())
		_, load := ledger.Load(background(), "2021")
		_, since := ledger.News(background(), "2021", 1)
		_, check := ledger.Check(background())
		errs := []error{plans, load, since, check}
		if args[1] == "write" {
			_, _, apply := ledger.Apply(background(), "2021", "李", time.Now(), noteOn("1"))
			errs = append(errs, apply)
		}
		for _, err := range errs {
			var fault *model.LedgerError
			if err != nil && !errors.As(err, &fault) && !notFound(err) {
				return fmt.Errorf("round %d: %w", i, err)
			}
		}
		fmt.Println("round")
	}
}

// Somebody who knows of no locks cuts the file short, fills it with garbage and
// puts it back, over and over, while it is in use. That is answered by faults;
// reading a map beyond its file would end the process.
func TestFileDamagedInUse(t *testing.T) {
	for _, how := range []string{"read", "write"} {
		t.Run(how, func(t *testing.T) {
			path := busyFile(t)
			sound, err := os.ReadFile(path)
			must(t, err)
			workers := []*child{start(t, "operate", path, how), start(t, "operate", path, how)}
			ended := make(chan string, len(workers))
			for _, worker := range workers {
				worker.line()
				go func() {
					for worker.line() != "" {
					}
					ended <- "a process ended"
				}()
			}
			for i := range 400 {
				switch i % 4 {
				case 0:
					must(t, os.Truncate(path, rand.Int64N(int64(len(sound)))))
				case 1, 3:
					must(t, os.WriteFile(path, sound, 0o600))
				case 2:
					file, err := os.OpenFile(path, os.O_WRONLY, 0)
					must(t, err)
					_, err = file.WriteAt(noise(4096), rand.Int64N(int64(len(sound))))
					must(t, err)
					must(t, file.Close())
				}
				time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
			}
			select {
			case what := <-ended:
				for _, worker := range workers {
					_ = worker.command.Process.Kill()
					t.Errorf("%s: %v %.2000s", what, worker.command.Wait(), &worker.errors)
				}
			default:
			}
			for _, worker := range workers {
				_ = worker.command.Process.Kill()
				_ = worker.command.Wait()
			}
			must(t, os.WriteFile(path, sound, 0o600))
			storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
		})
	}
}
