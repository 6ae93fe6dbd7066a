package words

import (
	"errors"
	"fmt"
	"strings"

	"duban/model"
)

// Box has the words for several people on one machine: of their roles and of the
// shared folder. The verbs are explained by the functions of
// cmd/duban that use them.
type Box struct {
	Viewer, Office, Editor, Admin string // who somebody is; the names of offices
	And                           string // between names of offices

	Import, Restore, Backup, Doctor, Filters             string // operations
	Mark, Note, Tick, Extend, Verify, Carry, Undo, Redo  string
	OnTask                                               string // the task's identity
	ViewerMayNot, OfficeMayNot, MayNot, NotNamed, NotOwn string
	NoOffice, OnlyLook                                   string // of a role
	Setup, Group, GroupValue, SetupLong                  string // help
	NeedsGroup, NoGroup, NeedsRights, Sticky, NotFolder  string
	OnePersonSystem                                      string
	Unreachable                                          string
	MadeFolder, SetRights, MadeLedger, AllWell           string
	Crowded, SecondName                                  string
	NextAccounts, NextKeys, NameOfKey                    string
}

func chineseBox() Box {
	return Box{
		Viewer: "只看", Office: "科室 %s", Editor: "编辑", Admin: "管理", And: "、",
		Import: "导入方案", Restore: "恢复备份", Backup: "备份台账", Doctor: "检查这台机器", Filters: "保存筛选",
		Mark: "标记", Note: "备注", Tick: "计次", Extend: "延期", Verify: "核查", Carry: "结转", Undo: "撤销", Redo: "重做", OnTask: "任务 %s",
		ViewerMayNot: "%[1]s 只能查看，不能%[2]s%[3]s；需要改动请联系管理员",
		OfficeMayNot: "%[1]s（科室 %[4]s）不能%[2]s%[3]s；请联系督办人员办理",
		MayNot:       "%[1]s 的权限不够，不能%[2]s%[3]s；请联系管理员办理",
		NotNamed:     "%[1]s（科室 %[4]s）不能%[2]s%[3]s：该任务没有点名本科室；请由被点名的科室办理",
		NotOwn:       "%[1]s 不能%[2]s%[3]s 上别人的改动；请由改动的人自己撤销",
		NoOffice:     "%[1]s 不能%[2]s%[3]s：%[5]s；请管理员核对公钥的 --role",
		OnlyLook:     "%[2]s 在这个方案里只能查看：%[1]s；请管理员核对公钥的 --role",

		Setup: "准备共用的台账文件夹，让同组的人都能读写", Group: "共用台账的`用户组`", GroupValue: "用户组",
		SetupLong:       "文件夹设为 2770、文件设为 0660，归该组；没有台账就建一个。可以重复执行。",
		OnePersonSystem: "在 Windows 上台账只供一人使用；多人共用请放到 Linux 主机上",
		NeedsGroup:      "请用 --group 写明用户组", NoGroup: "没有用户组「%s」；请先建组：groupadd %[1]s",
		NeedsRights: "没有权限设置 %[1]s（%[2]s）；请由管理员执行：sudo duban setup", Sticky: "%s 人人可写（如 /tmp），不能放共用的台账；请换个文件夹，如 /srv/duban/duban.db",
		NotFolder: "%s 不是文件夹；请换个路径", Unreachable: "组 %[1]s 的人进不了 %[2]s，也就到不了台账；请执行：chmod o+x %[2]s，或换个文件夹",
		MadeFolder: "建立文件夹 %s", SetRights: "%[1]s 设为 %[2]s，归组 %[3]s", MadeLedger: "建立台账 %s", AllWell: "都已就绪，不用改动：%s",
		SecondName:   "%s 在别处还有一个名字（硬链接），可能是别人的文件，没有动它；请移走它再试",
		NextAccounts: "有账号的人：usermod -aG %[1]s 账号，重新登录后运行 duban --db %[2]s",
		NextKeys:     "只有公钥的人：建一个专用账号（useradd -m -s /bin/sh -G %[1]s duban），在它的 ~/.ssh/authorized_keys 里每人一行：", NameOfKey: "名字",
		Crowded: "%[1]s 里还有别的文件（如 %[2]s），不能整个交给用户组；请给台账单独的文件夹，如 /srv/duban/duban.db",
	}
}

func englishBox() Box {
	return Box{
		Viewer: "viewer", Office: "office %s", Editor: "editor", Admin: "admin", And: ", ",
		Import: "import a plan", Restore: "restore a backup", Backup: "back up the ledger", Doctor: "check this machine", Filters: "save filters",
		Mark: "mark", Note: "note on", Tick: "tick", Extend: "extend", Verify: "verify", Carry: "carry over", Undo: "undo a change of", Redo: "redo a change of",
		OnTask:       " task %s",
		ViewerMayNot: "%[1]s has read-only access and can't %[2]s%[3]s; ask an admin",
		OfficeMayNot: "%[1]s (office %[4]s) is not allowed to %[2]s%[3]s; ask an editor",
		MayNot:       "%[1]s is not allowed to %[2]s%[3]s; ask an admin",
		NotNamed:     "%[1]s (office %[4]s) is not allowed to %[2]s%[3]s: the task does not name this office; leave it to the offices that it names",
		NotOwn:       "%[1]s is not allowed to %[2]s%[3]s: someone else made the change; they can undo it",
		NoOffice:     "%[1]s is not allowed to %[2]s%[3]s: %[5]s; ask an admin to check the --role of the key",
		OnlyLook:     "%[2]s has read-only access to this plan: %[1]s; ask an admin to check the --role of the key",

		Setup: "prepare a shared folder for the ledger of a group", Group: "`GROUP` that shares the ledger", GroupValue: "GROUP",
		SetupLong:       "Sets the folder to mode 2770 and its files to 0660, owned by the group, and creates the ledger if there is none. Safe to run again.",
		OnePersonSystem: "on Windows a ledger is for one person; to share one, use a Linux machine",
		NeedsGroup:      "set the group with --group", NoGroup: "group %q not found; create it first: groupadd %[1]s",
		NeedsRights: "no permission to set up %[1]s (%[2]s); run it as the administrator: sudo duban setup", Sticky: "%s is writable by everyone (like /tmp) and unsafe for a shared ledger; use another folder, such as /srv/duban/duban.db",
		NotFolder: "%s is not a folder; use another path", Unreachable: "members of %[1]s can't enter %[2]s, so they can't reach the ledger; run: chmod o+x %[2]s, or use another folder",
		MadeFolder: "created folder %s", SetRights: "%[1]s: set to %[2]s, group %[3]s", MadeLedger: "created ledger %s", AllWell: "already set up: %s",
		SecondName:   "%s has another name elsewhere (a hard link) and may be somebody else's file, it was left alone; move it away and try again",
		NextAccounts: "people with accounts: usermod -aG %[1]s ACCOUNT; after logging in again they run duban --db %[2]s",
		NextKeys:     "people with keys only: create an account (useradd -m -s /bin/sh -G %[1]s duban) and add one line per person to its ~/.ssh/authorized_keys:", NameOfKey: "NAME",
		Crowded: "%[1]s has other files (such as %[2]s) that must not be shared with the group; use a separate folder for the ledger, such as /srv/duban/duban.db",
	}
}

// RoleOffice says that a plan has none of the offices of somebody's role; nothing
// if it has one.
func (w *Words) RoleOffice(by string, permit model.Permit, with *model.Snapshot) string {
	if permit.Access != model.AccessOffice {
		return ""
	}
	var missing *model.NotFoundError
	if _, err := permit.OfficesAmong(with.Plan.Issuer, with.Offices); !errors.As(err, &missing) {
		return ""
	}
	return fmt.Sprintf(w.Box.OnlyLook, w.Errors.notThere(missing), Echo(by))
}

// Permit returns what somebody may do with a plan, as the dashboard's header shows
// it; nothing for one's own ledger.
func (b Box) Permit(permit model.Permit, with *model.Snapshot) string {
	switch permit.Access {
	case model.AccessOwn:
		return ""
	case model.AccessOffice:
		offices, err := permit.OfficesAmong(with.Plan.Issuer, with.Offices)
		if err != nil {
			return fmt.Sprintf(b.Office, strings.Join(permit.Offices, b.And)) + " " + b.Viewer
		}
		return fmt.Sprintf(b.Office, strings.Join(offices, b.And))
	case model.AccessEditor:
		return b.Editor
	case model.AccessAdmin:
		return b.Admin
	default:
		return b.Viewer
	}
}

func asForbidden(err error) *model.ForbiddenError {
	var forbidden *model.ForbiddenError
	if errors.As(err, &forbidden) {
		return forbidden
	}
	return nil
}

func (w *Words) forbidden(e *model.ForbiddenError) string {
	line, why := w.Box.MayNot, ""
	switch {
	case e.Permit.Access == model.AccessViewer:
		line = w.Box.ViewerMayNot
	case e.Permit.Access == model.AccessOffice && e.NotOwn && isUndo(e.Operation):
		line = w.Box.NotOwn
	case e.Permit.Access == model.AccessOffice && e.Office != nil:
		line, why = w.Box.NoOffice, w.Errors.notThere(e.Office)
	case e.Permit.Access == model.AccessOffice && e.NotOwn:
		line = w.Box.NotNamed
	case e.Permit.Access == model.AccessOffice:
		line = w.Box.OfficeMayNot
	}
	task := ""
	if e.Task != "" {
		task = fmt.Sprintf(w.Box.OnTask, Echo(e.Task))
	}
	return fmt.Sprintf(line, Echo(e.By), w.operation(e.Operation), task, Echo(strings.Join(e.Permit.Offices, w.Box.And)), why)
}

func isUndo(operation model.Operation) bool {
	return model.Kind(operation) == model.KindUndo || model.Kind(operation) == model.KindRedo
}

func (w *Words) operation(operation model.Operation) string {
	return map[model.Operation]string{
		model.OperationImport: w.Box.Import, model.OperationRestore: w.Box.Restore, model.OperationBackup: w.Box.Backup,
		model.OperationDoctor: w.Box.Doctor, model.OperationFilters: w.Box.Filters,
		model.Operation(model.KindMark): w.Box.Mark, model.Operation(model.KindNote): w.Box.Note,
		model.Operation(model.KindTick): w.Box.Tick, model.Operation(model.KindExtend): w.Box.Extend,
		model.Operation(model.KindVerify): w.Box.Verify, model.Operation(model.KindCarry): w.Box.Carry,
		model.Operation(model.KindUndo): w.Box.Undo, model.Operation(model.KindRedo): w.Box.Redo,
	}[operation]
}
