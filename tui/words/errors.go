package words

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

// Errors has the lines for failures: each says what, which, and what to
// do. The verbs are explained by their use in Error.
type Errors struct {
	NoNote, SeeNotes                                       string // number of an event
	Conflict, ConflictUnknown, BuiltOn, BuiltOnUnknown     string
	NoTask, NoPlan, NoOffice, NoCategory, Ambiguous        string
	SeeTasks, SeePlans, SeeOffices, SeeCategories, Nearest string
	NoFilter, SeeFilters, NoDate                           string
	NoKey, SeeKeys                                         string
	InputEmpty, InputTooLong, InputNotUTF8                 string
	Missing, Empty, NotLedger, Truncated, Damaged, Newer   string
	Busy, Permission, ReadOnly, DiskFull, TooLarge, NoRoom string
	NoDirectory, IsDirectory, Unreadable                   string
	PutBack, PutNewest, NoneSound, NotOurs, EmptyDo        string // of damage
	Replaced, NetworkFS, Exists, Itself                    string
	Vanished, VanishedDo, NotFile, SecondName, BusyBy      string
	Address, Password, Unreachable, Login, Unsettled       string // of a server
	NotOnServer, ServerFailed, ServerBusy                  string
	Unknown, ListSeparator, ClauseEnd                      string
	Quoted                                                 string // a name in a list
	LineDropped                                            string
	NoPlanAtAll                                            string
}

func chineseErrors() Errors {
	return Errors{
		Conflict:        "任务 %[1]s 刚被 %[2]s 于 %[3]s 改动（%[4]s），这次没有写入；请看过最新状态再改",
		ConflictUnknown: "任务 %[1]s 刚被别人改动，这次没有写入；请看过最新状态再改",
		BuiltOn:         "不能撤销：任务 %[1]s 此后又被 %[2]s 于 %[3]s 改动（%[4]s）；请直接改成需要的状态",
		BuiltOnUnknown:  "不能撤销：任务 %[1]s 此后又有改动；请直接改成需要的状态",
		NoNote:          "没有编号为 %s 的备注", SeeNotes: "编号用 duban log 查看",
		NoTask: "没有任务「%s」", NoPlan: "没有方案「%s」", NoOffice: "没有科室「%s」", NoCategory: "没有类别「%s」",
		Ambiguous: "「%[1]s」不止一个相符：%[2]s；请写得更明确",
		SeeTasks:  "用 duban list 查看全部任务", SeePlans: "用 duban plans 查看全部方案",
		SeeOffices: "用 duban offices 查看全部科室", SeeCategories: "用 duban stats 查看全部类别",
		NoKey: "没有「%s」的公钥", SeeKeys: "用 duban access list 查看有谁",
		NoFilter: "没有保存过筛选「%s」", SeeFilters: "用 duban filter list 查看自己的筛选",
		Nearest:      "最接近的：%s",
		NoDate:       "「%s」不是日期；请写成 2021-11-20 这样",
		InputEmpty:   "内容是空的；请写些文字",
		InputTooLong: "内容有 %[1]d 字，上限 %[2]d 字；请缩短",
		InputNotUTF8: "内容不是 UTF-8 编码；请把终端或文件的编码改为 UTF-8",
		Missing:      "没有台账 %s；请核对路径（--db 或 $DUBAN_DB）",
		Empty:        "台账 %s 是空文件",
		NotLedger:    "%s 不是 duban 的台账；请核对路径（--db 或 $DUBAN_DB）",
		Truncated:    "台账 %s 不完整，文件被截短了",
		Damaged:      "台账 %s 已损坏",
		PutBack:      "请用 duban restore 换回备份",
		EmptyDo:      "请用 duban restore 换回备份，若不需要就移走它",
		PutNewest:    "最近一份完好的备份是 %[2]s；请执行：duban restore --db %[1]s %[2]s",
		NoneSound:    "%s 里没有完好的备份；请用 duban restore 换回另存的备份",
		NotOurs:      "%s 不是 duban 的台账",
		Newer:        "台账 %s 是更新版本的 duban 写的；请升级 duban",
		Busy:         "台账 %s 一直被别的程序占用；请稍后再试",
		Permission:   "没有权限读写台账 %s；请联系台账所有者或管理员开通权限",
		ReadOnly:     "台账 %s 只能读，没有写入；请去掉 --read-only，或换可写的地方",
		DiskFull:     "磁盘已满，台账 %s 没有写入；请清出空间再试",
		TooLarge:     "%s 超过了系统允许的文件大小，没有写入；请放宽限制（ulimit -f）再试",
		NoRoom:       "台账 %s 没有检查：检查时要在内存里复制一份，而内存或文件大小的限制（ulimit -f）不够；台账没有动，请放宽限制再试",
		NoDirectory:  "台账 %s 所在的文件夹不存在；请先建好，或核对路径",
		IsDirectory:  "%s 是文件夹，不是台账；请给出文件的路径",
		Replaced:     "台账 %s 刚被换成了另一份（如恢复了备份），这次没有写入；请看过最新状态再改",
		NetworkFS:    "台账 %s 在网络文件系统（NFS、SMB、sshfs 等）上，多人写入会损坏它；请放到本机磁盘，大家用 SSH 登录本机使用",
		Exists:       "%s 已经有这个文件，没有覆盖；请换个名字，或加 --overwrite",
		Itself:       "%s 就是台账自己，不能用备份覆盖它；请换个名字",
		Vanished:     "台账 %s 不见了，可能被移走或删除了",
		VanishedDo:   "没有完好的备份；请把它移回原处，或用 duban restore 恢复另存的备份；确实要从头开始，就移走 %[1]s.lock 和 %[1]s.backups",
		NotFile:      "%s 是链接、管道、设备或文件夹，不是普通文件，没有动它；请移走它再试",
		SecondName:   "台账 %[1]s 在别处还有一个名字（硬链接），恢复会把它分成两份，没有恢复；请先删去另一个名字：find / -xdev -samefile %[2]s",
		BusyBy:       "台账 %[1]s 一直被 %[2]s 的 %[3]s（进程 %[4]d）占用；请稍后再试",
		Unreadable:   "台账 %[1]s 读写失败（%[2]s）；请检查磁盘后再试",
		Address:      "看不懂台账地址 %s；请写成 postgres://用户@主机/数据库",
		Password:     "地址 %s 里写了密码，别人看得到；请把密码放进 ~/.pgpass 或变量 PGPASSWORD，地址里不写",
		Unreachable:  "连不上台账服务器 %[1]s（%[2]s），没有写入；请检查网络和服务器，再试一次",
		Login:        "台账服务器 %[1]s 不让这个用户登录（%[2]s）；请核对用户名和密码（~/.pgpass），或请管理员开通",
		Unsettled:    "与台账服务器 %s 的连接断了，这次改动有没有存上还不知道；请连上后先看看存上了没有，没有再做一次",
		NotOnServer:  "%[1]s 里没有台账；请核对地址，或由管理员建立：duban setup --db %[2]s",
		ServerBusy:   "台账服务器 %[1]s 正忙（%[2]s），没有写入；请稍后再试",
		ServerFailed: "台账服务器 %[1]s 出错（%[2]s），没有写入；请联系管理员",
		Unknown:      "失败：%s", ListSeparator: "、", ClauseEnd: "；", Quoted: "「%s」",
		LineDropped: "连接中断，标准输入没有收全，没有写入；请重新传送",
		NoPlanAtAll: "台账里还没有方案；请用 duban import 文件 导入",
	}
}

func englishErrors() Errors {
	return Errors{
		Conflict:        "task %[1]s was changed by %[2]s at %[3]s (%[4]s), nothing was written; review it and try again",
		ConflictUnknown: "task %[1]s was just changed by someone else, nothing was written; review it and try again",
		BuiltOn:         "can't undo: task %[1]s was changed later by %[2]s at %[3]s (%[4]s); set the status you want instead",
		BuiltOnUnknown:  "can't undo: task %[1]s was changed later; set the status you want instead",
		NoNote:          "no note with number %s", SeeNotes: "run duban log for the numbers",
		NoTask: "no task %q", NoPlan: "no plan %q", NoOffice: "no office %q", NoCategory: "no category %q",
		Ambiguous: "%[1]q matches several: %[2]s; be more specific",
		SeeTasks:  "run duban list to see all tasks", SeePlans: "run duban plans to see all plans",
		SeeOffices: "run duban offices to see all offices", SeeCategories: "run duban stats to see all categories",
		NoKey: "no key of %q", SeeKeys: "run duban access list to see whose there are",
		NoFilter: "no saved filter %q", SeeFilters: "run duban filter list to see yours",
		Nearest:      "nearest: %s",
		NoDate:       "%q is not a date; use the form 2021-11-20",
		InputEmpty:   "the text is empty; enter some text",
		InputTooLong: "the text has %[1]d characters and the limit is %[2]d; shorten it",
		InputNotUTF8: "the text is not UTF-8; set the terminal or the file to UTF-8",
		Missing:      "ledger %s not found; check the path (--db or $DUBAN_DB)",
		Empty:        "the ledger %s is an empty file",
		NotLedger:    "%s is not a duban ledger; check the path (--db or $DUBAN_DB)",
		Truncated:    "the ledger %s is truncated",
		Damaged:      "the ledger %s is damaged",
		PutBack:      "restore a backup with duban restore",
		EmptyDo:      "restore a backup with duban restore, or remove the file if it isn't needed",
		PutNewest:    "the newest sound backup is %[2]s; run: duban restore --db %[1]s %[2]s",
		NoneSound:    "no backup in %s is sound; restore one kept elsewhere with duban restore",
		NotOurs:      "%s is not a duban ledger",
		Newer:        "the ledger %s was written by a newer duban; upgrade duban",
		Busy:         "the ledger %s is in use by another process; try again later",
		Permission:   "no permission to read and write the ledger %s; ask its owner",
		ReadOnly:     "the ledger %s is read-only, nothing was written; remove --read-only or use a writable location",
		DiskFull:     "the disk is full, nothing was written to the ledger %s; free some space and try again",
		TooLarge:     "%s would be larger than the system allows, nothing was written; raise the limit (ulimit -f) and try again",
		NoRoom:       "the ledger %s was not checked: not enough memory, or the file size limit (ulimit -f) is too small; nothing was changed, raise the limit and try again",
		NoDirectory:  "the folder of the ledger %s does not exist; create it, or check the path",
		IsDirectory:  "%s is a folder, not a ledger; give the path of a file",
		Replaced:     "the ledger %s was just replaced, for example by a backup; nothing was written; review it and try again",
		NetworkFS:    "the ledger %s is on a network file system (NFS, SMB, sshfs), where several writers would damage it; keep it on a disk of this machine and let everybody log in here by SSH",
		Exists:       "there is a file %s already, it was not overwritten; give another name or add --overwrite",
		Itself:       "%s is the ledger itself, a backup can't take its place; give another name",
		Vanished:     "the ledger %s is gone; it may have been moved or deleted",
		VanishedDo:   "there is no sound backup of it; move it back, or restore one that is kept elsewhere with duban restore; to start afresh, move %[1]s.lock and %[1]s.backups away",
		NotFile:      "%s is a link, pipe, device or folder and not a regular file, it was left alone; move it away and try again",
		SecondName:   "the ledger %[1]s has another name elsewhere (a hard link), and a restore would split it in two; nothing was restored; remove the other name first: find / -xdev -samefile %[2]s",
		BusyBy:       "the ledger %[1]s stayed in use by %[3]s of %[2]s (process %[4]d); try again later",
		Unreadable:   "the ledger %[1]s can't be read or written (%[2]s); check the disk and try again",
		Address:      "the address %s can't be understood; use the form postgres://user@host/database",
		Password:     "the address %s has a password in it, which others can see; put it into ~/.pgpass or the variable PGPASSWORD instead",
		Unreachable:  "can't reach the server of the ledger %[1]s (%[2]s), nothing was written; check the network and the server, and try again",
		Login:        "the server of the ledger %[1]s refuses the login (%[2]s); check user and password (~/.pgpass), or ask its administrator",
		Unsettled:    "the connection to the server of the ledger %s broke, and whether the change was saved is not known; look for it once the server can be reached, and repeat it if it is not there",
		NotOnServer:  "no ledger in %[1]s; check the address, or have the administrator create one: duban setup --db %[2]s",
		ServerBusy:   "the server of the ledger %[1]s is busy (%[2]s), nothing was written; try again later",
		ServerFailed: "the server of the ledger %[1]s failed (%[2]s), nothing was written; ask its administrator",
		Unknown:      "failed: %s", ListSeparator: ", ", ClauseEnd: "; ", Quoted: "%q",
		LineDropped: "the connection was lost before all of standard input arrived, nothing was written; send it again",
		NoPlanAtAll: "the ledger has no plan yet; import one with duban import FILE",
	}
}

// Error words an error in one line: what, which, and what to do. Errors that are
// not of package model keep their own text.
func (w *Words) Error(err error) string {
	var (
		conflict *model.ConflictError
		notFound *model.NotFoundError
		date     *model.DateError
		input    *model.InputError
		ledger   *model.LedgerError
	)
	var year *model.YearError
	var reworded *Reworded
	var term *model.QueryError
	switch {
	case err == nil:
		return ""
	case errors.Is(err, model.ErrLineDropped):
		return w.Errors.LineDropped
	case errors.As(err, &reworded):
		return reworded.Line
	case errors.As(err, &conflict):
		return w.conflict(conflict)
	case errors.As(err, &term):
		return w.badTerm(term)
	case errors.As(err, &notFound):
		return w.Errors.notFound(notFound)
	case errors.As(err, &date):
		return fmt.Sprintf(w.Errors.NoDate, Echo(date.Text))
	case errors.As(err, &year):
		return w.Screen.Plans.BadYear
	case errors.As(err, &input):
		return w.Errors.input(input)
	case errors.As(err, &ledger):
		return w.Errors.ledger(ledger)
	case w.Documents.refusedImport(err) != "":
		return w.Documents.refusedImport(err)
	case asDocument(err) != nil:
		return w.Documents.document(asDocument(err))
	case asForbidden(err) != nil:
		return w.forbidden(asForbidden(err))
	case asRule(err) != nil:
		return w.Rules.rule(asRule(err))
	default:
		return fmt.Sprintf(w.Errors.Unknown, model.CleanLine(err.Error()))
	}
}

func (w *Words) conflict(e *model.ConflictError) string {
	known, unknown := w.Errors.Conflict, w.Errors.ConflictUnknown
	if e.BuiltOn {
		known, unknown = w.Errors.BuiltOn, w.Errors.BuiltOnUnknown
		if e.Latest.Kind == model.KindExtend || e.Latest.Kind == model.KindVerify {
			known = w.Rules.BuiltOn // no status can be set instead
		}
	}
	if e.Task == "" && e.Latest.By != "" {
		at := e.Latest.At.In(model.China()).Format("01-02 15:04")
		return fmt.Sprintf(w.Documents.Problems.PlanConflict, Echo(e.Latest.By), at)
	}
	if e.Latest.By == "" {
		return fmt.Sprintf(unknown, Echo(e.Task))
	}
	at := e.Latest.At.In(model.China()).Format("01-02 15:04")
	return fmt.Sprintf(known, Echo(e.Task), Echo(e.Latest.By), at, w.Terms.Event(e.Latest))
}

func (e Errors) notFound(missing *model.NotFoundError) string {
	if missing.Ambiguous || missing.IsNoPlan() {
		return e.notThere(missing)
	}
	see := map[model.Noun]string{
		model.NounPlan: e.SeePlans, model.NounOffice: e.SeeOffices, model.NounCategory: e.SeeCategories,
		model.NounFilter: e.SeeFilters, model.NounTask: e.SeeTasks, model.NounNote: e.SeeNotes, model.NounKey: e.SeeKeys,
	}[missing.What]
	return e.notThere(missing) + e.ClauseEnd + see
}

// notThere is notFound without where to see what there is.
func (e Errors) notThere(missing *model.NotFoundError) string {
	names := make([]string, 0, len(missing.Nearest))
	for _, name := range missing.Nearest {
		names = append(names, Echo(name))
	}
	nearest := e.List(names)
	if missing.Ambiguous {
		return fmt.Sprintf(e.Ambiguous, Echo(missing.Name), nearest)
	}
	if missing.IsNoPlan() {
		return e.NoPlanAtAll
	}
	what := map[model.Noun]string{
		model.NounPlan: e.NoPlan, model.NounOffice: e.NoOffice, model.NounCategory: e.NoCategory,
		model.NounFilter: e.NoFilter, model.NounTask: e.NoTask, model.NounNote: e.NoNote, model.NounKey: e.NoKey,
	}[missing.What]
	line := fmt.Sprintf(what, Echo(missing.Name))
	if nearest != "" {
		line += e.ClauseEnd + fmt.Sprintf(e.Nearest, nearest)
	}
	return line
}

// List joins names. Where one holds what divides them, as a heading does (一、), all
// are quoted.
func (e Errors) List(names []string) string {
	isDivided := func(name string) bool { return strings.ContainsAny(name, "、，,；;") }
	if slices.ContainsFunc(names, isDivided) {
		quoted := make([]string, len(names))
		for i, name := range names {
			quoted[i] = fmt.Sprintf(e.Quoted, name)
		}
		names = quoted
	}
	return strings.Join(names, e.ListSeparator)
}

func (e Errors) input(problem *model.InputError) string {
	switch problem.Problem {
	case model.InputEmpty:
		return e.InputEmpty
	case model.InputTooLong:
		return fmt.Sprintf(e.InputTooLong, problem.Length, problem.Limit)
	default:
		return e.InputNotUTF8
	}
}

func (e Errors) ledger(broken *model.LedgerError) string {
	// A path is never cut: it is what the person has to look at.
	path := model.CleanLine(broken.Path)
	line, known := e.faults()[broken.Fault]
	switch {
	case broken.Fault == model.FaultNotLedger && broken.Newest == "":
		// More likely a wrong path than damage.
	case broken.Fault == model.FaultNotLedger:
		return fmt.Sprintf(e.NotOurs, path) + e.ClauseEnd + e.putBack(broken)
	case broken.IsDamage(), broken.Fault == model.FaultVanished:
		return fmt.Sprintf(line, path) + e.ClauseEnd + e.putBack(broken)
	case broken.Fault == model.FaultSecondName:
		return fmt.Sprintf(line, path, ShellWord(broken.Path))
	case broken.Fault == model.FaultBusy && broken.Holder != nil:
		return fmt.Sprintf(e.BusyBy, path, Echo(broken.Holder.User), Echo(broken.Holder.Program), broken.Holder.PID)
	}
	cause := string(broken.Fault)
	if broken.Err != nil {
		cause = model.CleanLine(broken.Err.Error())
	}
	if broken.Fault == model.FaultMissing {
		cause = ShellWord(broken.Path)
	}
	if onServer := e.serverFaults()[broken.Fault]; onServer != "" && strings.Contains(path, "://") {
		line, known = onServer, true
	}
	switch {
	case known && strings.Contains(line, "%[2]s"):
		return fmt.Sprintf(line, path, cause)
	case known:
		return fmt.Sprintf(line, path)
	}
	return fmt.Sprintf(e.Unreadable, path, cause)
}

// serverFaults has the lines of a ledger on a server that are others than those of a file.
func (e Errors) serverFaults() map[model.Fault]string {
	return map[model.Fault]string{
		model.FaultMissing: e.NotOnServer, model.FaultIO: e.ServerFailed, model.FaultBusy: e.ServerBusy, model.FaultUnreachable: e.Unreachable, model.FaultLogin: e.Login,
	}
}

func (e Errors) faults() map[model.Fault]string {
	return map[model.Fault]string{
		model.FaultMissing:     e.Missing,
		model.FaultEmpty:       e.Empty,
		model.FaultNotLedger:   e.NotLedger,
		model.FaultTruncated:   e.Truncated,
		model.FaultDamaged:     e.Damaged,
		model.FaultNewer:       e.Newer,
		model.FaultBusy:        e.Busy,
		model.FaultPermission:  e.Permission,
		model.FaultReadOnly:    e.ReadOnly,
		model.FaultDiskFull:    e.DiskFull,
		model.FaultTooLarge:    e.TooLarge,
		model.FaultNoRoom:      e.NoRoom,
		model.FaultNoDirectory: e.NoDirectory,
		model.FaultIsDirectory: e.IsDirectory,
		model.FaultReplaced:    e.Replaced,
		model.FaultNetworkFS:   e.NetworkFS,
		model.FaultExists:      e.Exists,
		model.FaultItself:      e.Itself,
		model.FaultVanished:    e.Vanished,
		model.FaultNotFile:     e.NotFile,
		model.FaultSecondName:  e.SecondName,
		model.FaultAddress:     e.Address,
		model.FaultPassword:    e.Password,
		model.FaultUnsettled:   e.Unsettled,
	}
}

// Echo returns what came from outside fit to stand inside a line of ours:
// cleaned, on one line, and cut if long.
func Echo(text string) string {
	return ansi.Truncate(model.CleanLine(text), 40, "...")
}
