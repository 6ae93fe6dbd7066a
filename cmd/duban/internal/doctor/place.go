package doctor

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/tui/words"
)

func (d *Doctor) ledger(path string, isDefault bool, diagnosis bolt.Diagnosis) {
	if d.NeverStored(diagnosis.Err) && (isDefault || diagnosis.Folder.Exists) {
		d.ok(checkLedger, d.Text.Ledger, fmt.Sprintf(d.Text.LedgerToBe, path))
		return
	}
	d.ledgerCheck(path, diagnosis.Report, diagnosis.Err)
}

const checkLedger = "ledger"

// ledgerCheck reports what the check of a ledger found, or why there was none.
func (d *Doctor) ledgerCheck(path string, report store.CheckResult, err error) {
	const check = checkLedger
	text := d.Text
	switch {
	case err != nil:
		// The line ends with what to do.
		d.warn(check, text.Ledger, d.Message(err), "")
	case len(report.Problems) > 0:
		d.warn(check, text.Ledger, fmt.Sprintf(text.LedgerProblems, path, d.Words.Terms.ProblemCount.Of(len(report.Problems))), text.LedgerProblemsDo)
	default:
		d.ok(check, text.Ledger, fmt.Sprintf(text.LedgerSound, path, d.Words.Terms.PlanCount.Of(report.Plans), d.Words.Terms.EventCount.Of(report.Events)))
	}
}

func (d *Doctor) fileSystem(diagnosis bolt.Diagnosis) {
	const check, fuse = "file-system", "FUSE"
	text := d.Text
	switch {
	case !diagnosis.Folder.Exists:
	case diagnosis.Network:
		d.warn(check, text.FileSystem, fmt.Sprintf(text.FileSystemNetwork, diagnosis.FileSystem), text.FileSystemNetworkDo)
	case diagnosis.FileSystem == fuse:
		d.warn(check, text.FileSystem, text.FileSystemFuse, text.FileSystemFuseDo)
	default:
		d.ok(check, text.FileSystem, text.FileSystemLocal)
	}
}

// permissions looks for what would keep the user, or the group of a shared
// folder, from working together.
func (d *Doctor) permissions(path string, diagnosis bolt.Diagnosis) {
	const check, groupWrites, groupReads, othersWrite = "permissions", 0o020, 0o040, 0o002
	text, folder, lockPath := d.Text, filepath.Dir(path), path+".lock"
	before := len(d.findings)
	wrong := func(when bool, found, advice string) {
		if when {
			d.warn(check, text.Permissions, found, advice)
		}
	}
	inFolder, file, lock := diagnosis.Folder, diagnosis.File, diagnosis.Lock
	if !inFolder.Exists {
		return
	}
	if !inFolder.Known {
		d.ok(check, text.Permissions, text.PermissionsUnknown)
		return
	}
	sticky := inFolder.Mode&fs.ModeSticky != 0
	shared := inFolder.Mode.Perm()&groupWrites != 0 && !sticky
	wrong(sticky, fmt.Sprintf(text.Sticky, folder), text.StickyDo)
	wrong(!sticky && inFolder.Mode.Perm()&othersWrite != 0, fmt.Sprintf(text.OpenToAll, folder), fmt.Sprintf(text.OpenToAllDo, folder))
	wrong(!inFolder.CanChange, fmt.Sprintf(text.FolderClosed, folder), text.FolderClosedDo)
	wrong(shared && inFolder.Mode&fs.ModeSetgid == 0, fmt.Sprintf(text.NoSetgid, folder), fmt.Sprintf(text.NoSetgidDo, folder))
	wrong(diagnosis.SecondName, fmt.Sprintf(text.SecondName, path), fmt.Sprintf(text.SecondNameDo, words.ShellWord(path)))
	if file.Exists {
		wrong(file.Mode.Perm()&othersWrite != 0, fmt.Sprintf(text.OpenToAll, path), fmt.Sprintf(text.OpenToAllDo, path))
		wrong(file.CanRead && !file.CanChange, fmt.Sprintf(text.CanOnlyRead, path), text.CanOnlyReadDo)
		wrong(shared && file.Group != inFolder.Group, fmt.Sprintf(text.OtherGroup, path), fmt.Sprintf(text.OtherGroupDo, path, folder))
		wrong(shared && file.Mode.Perm()&(groupWrites|groupReads) != groupWrites|groupReads,
			fmt.Sprintf(text.FileClosed, path), fmt.Sprintf(text.FileClosedDo, path))
	}
	if lock.Exists {
		wrong(shared && lock.Group != inFolder.Group, fmt.Sprintf(text.OtherGroup, lockPath), fmt.Sprintf(text.OtherGroupDo, lockPath, folder))
		wrong(shared && lock.Mode.Perm()&groupReads == 0, fmt.Sprintf(text.LockClosed, lockPath), fmt.Sprintf(text.LockClosedDo, lockPath))
	}
	switch {
	case len(d.findings) > before:
	case shared:
		d.ok(check, text.Permissions, text.PermissionsShared)
	default:
		d.ok(check, text.Permissions, text.PermissionsOwn)
	}
}

func (d *Doctor) space(diagnosis bolt.Diagnosis) {
	const check, mebi = "space", 1 << 20
	if !diagnosis.Folder.Exists {
		return
	}
	// A change, a backup of the day and one by hand must fit.
	least := uint64(max(32*mebi, 3*diagnosis.File.Size))
	left := fmt.Sprintf(d.Text.SpaceFree, fmt.Sprintf("%d MB", diagnosis.Free/mebi))
	switch {
	case diagnosis.NoFilesLeft:
		d.warn(check, d.Text.Space, d.Text.NoFilesLeft, d.Text.SpaceDo)
	case diagnosis.Free < least:
		d.warn(check, d.Text.Space, left, d.Text.SpaceDo)
	default:
		d.ok(check, d.Text.Space, left)
	}
}

func (d *Doctor) copies(path string, diagnosis bolt.Diagnosis) {
	const check = "backups"
	if diagnosis.CopiesErr != nil {
		d.warn(check, d.Text.Copies, d.Words.Error(diagnosis.CopiesErr), "")
		return
	}
	if diagnosis.Err != nil {
		return
	}
	text, days := d.Text, diagnosis.Copies
	advice := fmt.Sprintf(text.CopiesDo, bolt.CopiesFolder(path))
	last := model.DateOf(diagnosis.Report.Latest)
	changed := diagnosis.Report.Events > diagnosis.Report.Plans
	switch {
	case len(days) == 0 && !changed:
		d.ok(check, text.Copies, text.CopiesNotYet)
	case len(days) == 0:
		d.warn(check, text.Copies, text.CopiesNone, advice)
	case changed && days[len(days)-1].Format(time.DateOnly) < last.String():
		d.warn(check, text.Copies, fmt.Sprintf(text.CopiesOld, days[len(days)-1].Format(time.DateOnly), last), advice)
	default:
		d.ok(check, text.Copies, fmt.Sprintf(text.CopiesFound, len(days), days[len(days)-1].Format(time.DateOnly)))
	}
}

// clock looks whether the clock went back, which is what a box does whose
// battery is empty.
func (d *Doctor) clock(diagnosis bolt.Diagnosis) {
	const check, firstYear, tolerance = "clock", 2020, 2 * time.Minute
	text, now := d.Text, d.Now()
	switch {
	case now.Year() < firstYear:
		d.warn(check, text.Clock, fmt.Sprintf(text.ClockWrong, report.Minute(now)), text.ClockDo)
	case diagnosis.Report.Latest.After(now.Add(tolerance)):
		d.warn(check, text.Clock, fmt.Sprintf(text.ClockBack, report.Minute(now), report.Minute(diagnosis.Report.Latest)), text.ClockDo)
	default:
		d.ok(check, text.Clock, fmt.Sprintf(text.ClockFine, report.Minute(now)))
	}
}
