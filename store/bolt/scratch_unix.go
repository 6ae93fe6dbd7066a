//go:build unix

package bolt

import "os"

// newTemporaryFile makes a file on disk that is gone when it is closed.
func newTemporaryFile() (*os.File, error) {
	file, err := os.CreateTemp("", "duban-*")
	if err != nil {
		return nil, err
	}
	if err := os.Remove(file.Name()); err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}
