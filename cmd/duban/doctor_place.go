package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/store/bolt"
)

func (d *doctor) ledger(path string, isDefault bool, survey bolt.Diagnosis) {
	const check = "ledger"
	said, report := d.said, survey.Report
	switch {
	case isNeverStored(survey.Err) && (isDefault || survey.Folder.Exists):
		d.fine(check, said.Ledger, fmt.Sprintf(said.LedgerToBe, path))
	case survey.Err != nil:
		// The line ends with what to do.
		lookForCopies(survey.Err)
		d.wrong(check, said.Ledger, d.words.Error(survey.Err), "")
	case len(report.Problems) > 0:
		d.wrong(check, said.Ledger, fmt.Sprintf(said.LedgerProblems, path, d.words.Terms.ProblemCount.Of(len(report.Problems))), said.LedgerProblemsDo)
	default:
		d.fine(check, said.Ledger, fmt.Sprintf(said.LedgerSound, path, d.words.Terms.PlanCount.Of(report.Plans), d.words.Terms.EventCount.Of(report.Events)))
	}
}

func (d *doctor) fileSystem(survey bolt.Diagnosis) {
	const check, fuse = "file-system", "FUSE"
	said := d.said
	switch {
	case !survey.Folder.Exists:
	case survey.Network:
		d.wrong(check, said.FileSystem, fmt.Sprintf(said.FileSystemNetwork, survey.FileSystem), said.FileSystemNetworkDo)
	case survey.FileSystem == fuse:
		d.wrong(check, said.FileSystem, said.FileSystemFuse, said.FileSystemFuseDo)
	default:
		d.fine(check, said.FileSystem, said.FileSystemLocal)
	}
}

// permissions looks for what would keep the user, or the group of a shared
// folder, from working together.
func (d *doctor) permissions(path string, survey bolt.Diagnosis) {
	const check, groupWrites, groupReads, othersWrite = "permissions", 0o020, 0o040, 0o002
	said, folder, lockPath := d.said, filepath.Dir(path), path+".lock"
	before := len(d.findings)
	wrong := func(when bool, found, advice string) {
		if when {
			d.wrong(check, said.Permissions, found, advice)
		}
	}
	inFolder, file, lock := survey.Folder, survey.File, survey.Lock
	if !inFolder.Exists {
		return
	}
	sticky := inFolder.Mode&fs.ModeSticky != 0
	shared := inFolder.Mode.Perm()&groupWrites != 0 && !sticky
	wrong(sticky, fmt.Sprintf(said.Sticky, folder), said.StickyDo)
	wrong(!sticky && inFolder.Mode.Perm()&othersWrite != 0, fmt.Sprintf(said.OpenToAll, folder), fmt.Sprintf(said.OpenToAllDo, folder))
	wrong(!inFolder.CanChange, fmt.Sprintf(said.FolderClosed, folder), said.FolderClosedDo)
	wrong(shared && inFolder.Mode&fs.ModeSetgid == 0, fmt.Sprintf(said.NoSetgid, folder), fmt.Sprintf(said.NoSetgidDo, folder))
	if file.Exists {
		wrong(file.Mode.Perm()&othersWrite != 0, fmt.Sprintf(said.OpenToAll, path), fmt.Sprintf(said.OpenToAllDo, path))
		wrong(file.CanRead && !file.CanChange, fmt.Sprintf(said.CanOnlyRead, path), said.CanOnlyReadDo)
		wrong(shared && file.Group != inFolder.Group, fmt.Sprintf(said.OtherGroup, path), fmt.Sprintf(said.OtherGroupDo, path, folder))
		wrong(shared && file.Mode.Perm()&(groupWrites|groupReads) != groupWrites|groupReads,
			fmt.Sprintf(said.FileClosed, path), fmt.Sprintf(said.FileClosedDo, path))
	}
	if lock.Exists {
		wrong(shared && lock.Group != inFolder.Group, fmt.Sprintf(said.OtherGroup, lockPath), fmt.Sprintf(said.OtherGroupDo, lockPath, folder))
		wrong(shared && lock.Mode.Perm()&groupReads == 0, fmt.Sprintf(said.LockClosed, lockPath), fmt.Sprintf(said.LockClosedDo, lockPath))
	}
	switch {
	case len(d.findings) > before:
	case shared:
		d.fine(check, said.Permissions, said.PermissionsShared)
	default:
		d.fine(check, said.Permissions, said.PermissionsOwn)
	}
}

func (d *doctor) space(survey bolt.Diagnosis) {
	const check, mebi = "space", 1 << 20
	if !survey.Folder.Exists {
		return
	}
	// A change, a backup of the day and one by hand must fit.
	least := uint64(max(32*mebi, 3*survey.File.Size))
	left := fmt.Sprintf(d.said.SpaceFree, fmt.Sprintf("%d MB", survey.Free/mebi))
	switch {
	case survey.NoFilesLeft:
		d.wrong(check, d.said.Space, d.said.NoFilesLeft, d.said.SpaceDo)
	case survey.Free < least:
		d.wrong(check, d.said.Space, left, d.said.SpaceDo)
	default:
		d.fine(check, d.said.Space, left)
	}
}

func (d *doctor) copies(path string, survey bolt.Diagnosis) {
	const check = "backups"
	if survey.CopiesErr != nil {
		d.wrong(check, d.said.Copies, d.words.Error(survey.CopiesErr), "")
		return
	}
	if survey.Err != nil {
		return
	}
	said, days := d.said, survey.Copies
	advice := fmt.Sprintf(said.CopiesDo, bolt.CopiesFolder(path))
	last := model.DateOf(survey.Report.Latest)
	changed := survey.Report.Events > survey.Report.Plans
	switch {
	case len(days) == 0 && !changed:
		d.fine(check, said.Copies, said.CopiesNotYet)
	case len(days) == 0:
		d.wrong(check, said.Copies, said.CopiesNone, advice)
	case changed && days[len(days)-1].Format(time.DateOnly) < last.String():
		d.wrong(check, said.Copies, fmt.Sprintf(said.CopiesOld, days[len(days)-1].Format(time.DateOnly), last), advice)
	default:
		d.fine(check, said.Copies, fmt.Sprintf(said.CopiesFound, len(days), days[len(days)-1].Format(time.DateOnly)))
	}
}

// clock looks whether the clock went back, which is what a box does whose
// battery is empty.
func (d *doctor) clock(survey bolt.Diagnosis) {
	const check, firstYear, tolerance = "clock", 2020, 2 * time.Minute
	said, now := d.said, d.now()
	switch {
	case now.Year() < firstYear:
		d.wrong(check, said.Clock, fmt.Sprintf(said.ClockWrong, report.Minute(now)), said.ClockDo)
	case survey.Report.Latest.After(now.Add(tolerance)):
		d.wrong(check, said.Clock, fmt.Sprintf(said.ClockBack, report.Minute(now), report.Minute(survey.Report.Latest)), said.ClockDo)
	default:
		d.fine(check, said.Clock, fmt.Sprintf(said.ClockFine, report.Minute(now)))
	}
}
