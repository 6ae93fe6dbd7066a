package words

import (
	"errors"
	"fmt"
	"strings"

	"duban/model"
)

// Roles has the names of roles, and what a role may not do. The verbs are explained by
// the functions that use them.
type Roles struct {
	Viewer, Office, Editor, Admin string // a person's role; of an office its names
	And                           string // between names of offices

	Import, Drop, Restore, Backup, Doctor, Filters       string // operations
	Mark, Note, Tick, Extend, Verify, Carry, Undo, Redo  string
	OnTask                                               string // the task's identity
	Rename                                               string // an office
	Access                                               string // to manage keys
	Settings                                             string // of a plan
	EditNote, DropNote, NotOwnNote                       string
	Add, Edit, Cancel, Report, Urge, Return              string
	ViewerMayNot, OfficeMayNot, MayNot, NotNamed, NotOwn string
	OwnPart, OwnReport, NotLed                           string // of a task that the office has a part of
	NoOffice, OnlyLook                                   string // of a role
}

func chineseRoles() Roles {
	return Roles{
		Viewer: "只看", Office: "科室 %s", Editor: "编辑", Admin: "管理", And: "、",
		Import: "导入方案", Drop: "删除方案", Restore: "恢复备份", Backup: "备份台账", Doctor: "检查这台机器", Filters: "保存筛选",
		Access: "管理公钥", Rename: "更改科室名称", Add: "新增任务", Edit: "修改", Cancel: "中止", Report: "报进展", Urge: "记催办", Return: "审核",
		Settings: "更改方案设置", EditNote: "修改备注", DropNote: "删除备注",
		NotOwnNote: "%[1]s 不能%[2]s%[3]s：这条备注是别人写的；请由写的人自己改",
		Mark:       "标记", Note: "备注", Tick: "计次", Extend: "延期", Verify: "核查", Carry: "结转", Undo: "撤销", Redo: "重做", OnTask: "任务 %s",
		ViewerMayNot: "%[1]s 只能查看，不能%[2]s%[3]s；需要改动请联系管理员",
		OfficeMayNot: "%[1]s（科室 %[4]s）不能%[2]s%[3]s；请联系督办人员办理",
		MayNot:       "%[1]s 的权限不够，不能%[2]s%[3]s；请联系管理员办理",
		NotNamed:     "%[1]s（科室 %[4]s）不能%[2]s%[3]s：该任务没有点名本科室；请由被点名的科室办理",
		OwnPart:      "%[1]s 只能标记 %[4]s 自己的部分，不能%[2]s%[3]s 的其他部分；看板里在详情按回车来选，命令加 --office",
		OwnReport:    "%[1]s 只能报 %[4]s 自己的进展，不能%[2]s%[3]s 的其他部分；命令加 --office",
		NotLed:       "%[1]s（科室 %[4]s）不能%[2]s%[3]s：本科室不是主办；请由主办科室办理",
		NotOwn:       "%[1]s 不能%[2]s%[3]s 上别人的改动；请由改动的人自己撤销",
		NoOffice:     "%[1]s 不能%[2]s%[3]s：%[5]s；请管理员核对公钥的 --role",
		OnlyLook:     "%[2]s 在这个方案里只能查看：%[1]s；请管理员核对公钥的 --role",
	}
}

func englishRoles() Roles {
	return Roles{
		Viewer: "viewer", Office: "office %s", Editor: "editor", Admin: "admin", And: ", ",
		Import: "import a plan", Drop: "remove a plan", Restore: "restore a backup", Backup: "back up the ledger", Doctor: "check this machine", Filters: "save filters",
		Access: "manage keys", Rename: "rename an office", Add: "add a task", Edit: "edit", Cancel: "cancel", Report: "report on", Urge: "record urging on", Return: "accept or send back",
		Settings: "change plan settings", EditNote: "change a note of", DropNote: "remove a note of",
		NotOwnNote: "%[1]s is not allowed to %[2]s%[3]s: someone else wrote the note; they can change it",
		Mark:       "mark", Note: "note on", Tick: "tick", Extend: "extend", Verify: "verify", Carry: "carry over", Undo: "undo a change of", Redo: "redo a change of",
		OnTask:       " task %s",
		ViewerMayNot: "%[1]s has read-only access and can't %[2]s%[3]s; ask an admin",
		OfficeMayNot: "%[1]s (office %[4]s) is not allowed to %[2]s%[3]s; ask an editor",
		MayNot:       "%[1]s is not allowed to %[2]s%[3]s; ask an admin",
		NotNamed:     "%[1]s (office %[4]s) is not allowed to %[2]s%[3]s: the task does not name this office; leave it to the offices that it names",
		OwnPart:      "%[1]s may mark the part of %[4]s only, not %[2]s the rest of%[3]s; press Enter in the detail, or add --office",
		OwnReport:    "%[1]s may report for %[4]s only, not %[2]s the rest of%[3]s; add --office",
		NotLed:       "%[1]s (office %[4]s) is not allowed to %[2]s%[3]s: the office does not lead it; leave it to the leading office",
		NotOwn:       "%[1]s is not allowed to %[2]s%[3]s: someone else made the change; they can undo it",
		NoOffice:     "%[1]s is not allowed to %[2]s%[3]s: %[5]s; ask an admin to check the --role of the key",
		OnlyLook:     "%[2]s has read-only access to this plan: %[1]s; ask an admin to check the --role of the key",
	}
}

// RoleOffice returns the notice that a plan has none of the offices of a person's role;
// empty if it has one.
func (w *Words) RoleOffice(by string, permit model.Permit, with *model.Snapshot) string {
	if permit.Access != model.AccessOffice || with.Plan.ID == "" {
		return ""
	}
	var missing *model.NotFoundError
	if _, err := with.OfficesOf(permit); !errors.As(err, &missing) {
		return ""
	}
	return fmt.Sprintf(w.Roles.OnlyLook, w.Errors.notThere(missing), Echo(by))
}

// Permit returns what a person may do with a plan, as the dashboard's header shows
// it; empty for the ledger's owner.
func (r Roles) Permit(permit model.Permit, with *model.Snapshot) string {
	switch permit.Access {
	case model.AccessOwn:
		return ""
	case model.AccessOffice:
		offices, err := with.OfficesOf(permit)
		if err != nil {
			return fmt.Sprintf(r.Office, strings.Join(permit.Offices, r.And)) + " " + r.Viewer
		}
		return fmt.Sprintf(r.Office, strings.Join(offices, r.And))
	case model.AccessEditor:
		return r.Editor
	case model.AccessAdmin:
		return r.Admin
	default:
		return r.Viewer
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
	line, why := w.Roles.MayNot, ""
	isNote := e.Operation == model.Operation(model.KindNoteEdit) || e.Operation == model.Operation(model.KindNoteDrop)
	switch {
	case isNote && e.NotOwn && !e.HasPart && e.Office == nil:
		line = w.Roles.NotOwnNote
	case e.Permit.Access == model.AccessViewer:
		line = w.Roles.ViewerMayNot
	case e.Permit.Access == model.AccessOffice && e.NotOwn && isUndo(e.Operation):
		line = w.Roles.NotOwn
	case e.Permit.Access == model.AccessOffice && e.Office != nil:
		line, why = w.Roles.NoOffice, w.Errors.notThere(e.Office)
	case e.Permit.Access == model.AccessOffice && e.HasPart && e.Operation == model.Operation(model.KindMark):
		line = w.Roles.OwnPart
	case e.Permit.Access == model.AccessOffice && e.HasPart && e.Operation == model.Operation(model.KindReport):
		line = w.Roles.OwnReport
	case e.Permit.Access == model.AccessOffice && e.HasPart:
		line = w.Roles.NotLed
	case e.Permit.Access == model.AccessOffice && e.NotOwn:
		line = w.Roles.NotNamed
	case e.Permit.Access == model.AccessOffice:
		line = w.Roles.OfficeMayNot
	}
	task := ""
	if e.Task != "" && e.Task != model.SettingsID {
		task = fmt.Sprintf(w.Roles.OnTask, Echo(e.Task))
	}
	return fmt.Sprintf(line, Echo(e.By), w.operation(e.Operation), task, Echo(strings.Join(e.Permit.Offices, w.Roles.And)), why)
}

func isUndo(operation model.Operation) bool {
	return model.Kind(operation) == model.KindUndo || model.Kind(operation) == model.KindRedo
}

func (w *Words) operation(operation model.Operation) string {
	return map[model.Operation]string{
		model.OperationImport: w.Roles.Import, model.OperationDrop: w.Roles.Drop, model.OperationRestore: w.Roles.Restore, model.OperationBackup: w.Roles.Backup,
		model.OperationDoctor: w.Roles.Doctor, model.OperationRename: w.Roles.Rename, model.OperationAccess: w.Roles.Access, model.OperationFilters: w.Roles.Filters,
		model.OperationSettings:         w.Roles.Settings,
		model.Operation(model.KindMark): w.Roles.Mark, model.Operation(model.KindNote): w.Roles.Note,
		model.Operation(model.KindNoteEdit): w.Roles.EditNote, model.Operation(model.KindNoteDrop): w.Roles.DropNote,
		model.Operation(model.KindAdd): w.Roles.Add, model.Operation(model.KindEdit): w.Roles.Edit, model.Operation(model.KindCancel): w.Roles.Cancel,
		model.Operation(model.KindReport): w.Roles.Report, model.Operation(model.KindUrge): w.Roles.Urge, model.Operation(model.KindReturn): w.Roles.Return,
		model.Operation(model.KindTick): w.Roles.Tick, model.Operation(model.KindExtend): w.Roles.Extend,
		model.Operation(model.KindVerify): w.Roles.Verify, model.Operation(model.KindCarry): w.Roles.Carry,
		model.Operation(model.KindUndo): w.Roles.Undo, model.Operation(model.KindRedo): w.Roles.Redo,
	}[operation]
}
