package bolt

import (
	"context"
	"errors"
	"hash/maphash"
	"io"
	"os"

	"duban/store/bolt/pages"
	"duban/store/folder"
)

// chunkSize is how much of a file is copied at a time.
const chunkSize = 256 << 10

// filecopy is a copy of a ledger's file that is being made.
type filecopy struct {
	ctx  context.Context
	to   *os.File
	seed maphash.Seed
	sums []uint64 // of the chunks that were copied, in order
}

// copyFile copies the ledger's file as it is, damaged or not. It blocks no writer for
// long: the file is copied while it may be written, and its lock is held only to copy
// again what has changed since. If it can't be written
// to, the error is a *writeError.
func (l *Ledger) copyFile(ctx context.Context, to *os.File) error {
	c := &filecopy{ctx: ctx, to: to, seed: maphash.MakeSeed()}
	before, err := l.copyUnlocked(c)
	if err != nil {
		return err
	}
	entered, err := l.waitForTurn(ctx, reading)
	if err != nil {
		return err
	}
	defer entered.end()
	file, err := entered.open()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	if now, err := stateOf(file); err == nil && before.transaction != 0 && now == before {
		return nil // nothing was written meanwhile
	}
	return c.copyChanged(file)
}

// fileState differs if a ledger's file was written between two reads of it.
type fileState struct {
	id          folder.ID
	transaction uint64
	size        int64
}

func (l *Ledger) copyUnlocked(c *filecopy) (fileState, error) {
	place, err := openPlace(l.path)
	if err != nil {
		return fileState{}, err
	}
	defer place.Close()
	if err := place.checkFile(); err != nil {
		return fileState{}, err
	}
	file, err := place.OpenFile(place.name, os.O_RDONLY)
	if err != nil {
		return fileState{}, err
	}
	defer func() { _ = file.Close() }()
	if err := refuseNetwork(file); err != nil {
		return fileState{}, err
	}
	before, err := stateOf(file)
	if err != nil {
		before = fileState{} // it is being written, or damaged
	}
	return before, c.copyChanged(file)
}

// copyChanged copies the chunks of a file that differ from those copied before.
func (c *filecopy) copyChanged(file *os.File) error {
	data := make([]byte, chunkSize)
	size := int64(0)
	for number := 0; ; number++ {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		place := int64(number) * chunkSize
		n, err := file.ReadAt(data, place)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		sum := maphash.Bytes(c.seed, data[:n])
		switch known := number < len(c.sums); {
		case n == 0:
		case known && c.sums[number] == sum:
		default:
			if _, err := c.to.WriteAt(data[:n], place); err != nil {
				return &writeError{err}
			}
			if known {
				c.sums[number] = sum
			} else {
				c.sums = append(c.sums, sum)
			}
		}
		size = place + int64(n)
		if err != nil {
			break
		}
	}
	if err := c.to.Truncate(size); err != nil {
		return &writeError{err}
	}
	return nil
}

// stateOf returns the state of a ledger's file, which differs after each write.
func stateOf(file *os.File) (fileState, error) {
	meta, _, err := pages.ReadMeta(file)
	if err != nil {
		return fileState{}, err
	}
	info, err := folder.Describe(file)
	if err != nil {
		return fileState{}, err
	}
	return fileState{id: info.ID, transaction: meta.Transaction, size: info.Size}, nil
}
