package words

import (
	"fmt"

	"duban/model"
)

// BadBackups says that a file can't be read as a backup, or no
// backup written to it. Each takes the path, Unreadable also the cause.
type BadBackups struct {
	Missing, Empty, NotLedger, Truncated, Damaged, Newer string
	Busy, Permission, DiskFull, NoDirectory, IsDirectory string
	ReadOnly, Unreadable                                 string
}

func chineseBadBackups() BadBackups {
	return BadBackups{
		Missing:     "没有备份 %s；请核对路径",
		Empty:       "备份 %s 是空文件；请换另一份备份",
		NotLedger:   "%s 不是 duban 的备份；请核对路径",
		Truncated:   "备份 %s 不完整，文件被截短了；请换另一份备份",
		Damaged:     "备份 %s 已损坏；请换另一份备份",
		Newer:       "备份 %s 是更新版本的 duban 写的；请升级 duban",
		Busy:        "备份 %s 一直被别的程序占用；请稍后再试",
		Permission:  "没有权限读写备份 %s；请换个位置，或联系文件所有者开通权限",
		ReadOnly:    "备份 %s 所在的地方只能读，没有写入；请换可写的地方",
		DiskFull:    "磁盘已满，备份 %s 没有写入；请清出空间再试",
		NoDirectory: "备份 %s 所在的文件夹不存在；请先建好，或核对路径",
		IsDirectory: "%s 是文件夹，不是备份；请给出文件的路径",
		Unreadable:  "备份 %[1]s 读写失败（%[2]s）；请检查磁盘后再试",
	}
}

func englishBadBackups() BadBackups {
	return BadBackups{
		Missing:     "backup %s not found; check the path",
		Empty:       "the backup %s is an empty file; use another backup",
		NotLedger:   "%s is not a duban backup; check the path",
		Truncated:   "the backup %s is cut short; use another backup",
		Damaged:     "the backup %s is damaged; use another backup",
		Newer:       "the backup %s was written by a newer duban; upgrade duban",
		Busy:        "the backup %s is in use by another program; try again later",
		Permission:  "no permission to read or write the backup %s; use another location, or ask its owner",
		ReadOnly:    "the location of the backup %s is read-only, nothing was written; use another one",
		DiskFull:    "the disk is full, the backup %s was not written; free some space and try again",
		NoDirectory: "the folder of the backup %s does not exist; create it, or check the path",
		IsDirectory: "%s is a folder, not a backup; give the path of a file",
		Unreadable:  "the backup %[1]s can't be read or written (%[2]s); check the disk and try again",
	}
}

// BadBackup returns what is wrong with a file that was given as a backup.
func (w *Words) BadBackup(broken *model.LedgerError) string {
	text := w.BadBackups
	faults := map[model.Fault]string{
		model.FaultMissing:     text.Missing,
		model.FaultEmpty:       text.Empty,
		model.FaultNotLedger:   text.NotLedger,
		model.FaultTruncated:   text.Truncated,
		model.FaultDamaged:     text.Damaged,
		model.FaultNewer:       text.Newer,
		model.FaultBusy:        text.Busy,
		model.FaultPermission:  text.Permission,
		model.FaultReadOnly:    text.ReadOnly,
		model.FaultDiskFull:    text.DiskFull,
		model.FaultNoDirectory: text.NoDirectory,
		model.FaultIsDirectory: text.IsDirectory,
	}
	path := model.CleanLine(broken.Path)
	if line, known := faults[broken.Fault]; known {
		return fmt.Sprintf(line, path)
	}
	if broken.Fault == model.FaultIO && broken.Err != nil {
		return fmt.Sprintf(text.Unreadable, path, model.CleanLine(broken.Err.Error()))
	}
	return w.Error(broken)
}
