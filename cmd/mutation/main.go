//go:build unix

// Command mutation looks for code that no test covers. It changes one place of a
// package at random, in a copy of the source tree, runs the tests of that package
// and reports the changes that no test noticed.
//
//	go run ./cmd/mutation [-seed N] [-time 20m] [-tests PACKAGE,...] [-skip REGEXP] PACKAGE...
//
// Packages are folders relative to the current one, such as ./model. It uses one
// core at low priority and is no part of the checks of a change.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := command(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutation:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("mutation", flag.ContinueOnError)
	seed := flags.Uint64("seed", rand.Uint64(), "choose the same places again")
	limit := flags.Duration("time", 20*time.Minute, "stop after this time")
	tests := flags.String("tests", "", "packages whose tests must notice as well, comma-separated")
	skip := flags.String("skip", "", "tests that are not run, such as those that other load on the machine disturbs")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return fmt.Errorf("name the packages to change, such as ./model")
	}
	// Other work on the machine comes first. Linux sets it for this thread
	// alone, and the processes that it starts inherit it.
	runtime.LockOSThread()
	if err := syscall.Setpriority(syscall.PRIO_PROCESS, 0, 10); err != nil {
		return fmt.Errorf("lower the priority: %w", err)
	}
	r := &runner{out: out, packages: flags.Args(), skip: *skip}
	if *tests != "" {
		r.tests = strings.Split(*tests, ",")
	}
	ctx, cancel := context.WithTimeout(ctx, *limit)
	defer cancel()
	if _, err := fmt.Fprintf(out, "seed %d, %v, %s\n", *seed, *limit, strings.Join(r.packages, " ")); err != nil {
		return err
	}
	return r.run(ctx, ".", rand.New(rand.NewPCG(*seed, 0)))
}
