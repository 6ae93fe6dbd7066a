package terminal

import (
	"context"
	"os"
)

// Stdin is standard input for readers that stop waiting when the context ends.
type Stdin struct {
	ctx  context.Context
	file *os.File
}

// NewStdin returns the file as input that ends with the context.
func NewStdin(ctx context.Context, file *os.File) *Stdin { return &Stdin{ctx, file} }

// Fd returns the descriptor of the file.
func (s *Stdin) Fd() uintptr { return s.file.Fd() }

// Read reads until the context ends. Data that arrives after that is lost.
func (s *Stdin) Read(p []byte) (int, error) {
	type result struct {
		data []byte
		err  error
	}
	results := make(chan result, 1)
	go func() {
		data := make([]byte, len(p))
		n, err := s.file.Read(data)
		results <- result{data[:n], err}
	}()
	select {
	case <-s.ctx.Done():
		return 0, context.Cause(s.ctx)
	case r := <-results:
		return copy(p, r.data), r.err
	}
}
