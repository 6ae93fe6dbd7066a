package words

// PlansScreen is what the dashboard says of plans, and of documents that become
// plans.
type PlansScreen struct {
	Title, Keys, OpenKeys             string // of the chooser; where no file can be imported
	File                              string // before the path
	Reading, Comparing, Importing     string // the file
	ReadingKeys                       string
	Seconds                           string // how many have passed
	Preview, PreviewKeys, NothingKeys string
	Dropped                           string
	Revised                           string // who; added, changed, moved, removed
	Writing, NoFiles, NotHere         string
	FileKeys, YearKeys, Year, BadYear string
	NameKeys, NoNames                 string
	MoreNames                         string // how many
	Gone                              string
	NeedsYearKeys                     string
	Sample, SampleTitle               string // after and before a title
	NoPlan                            string
	DropLabel                         string // the plan, what confirms
	DropPromptKeys, DropWord          string
	NotDropped, PlanDropped           string // the plan
}

func chinesePlans() PlansScreen {
	return PlansScreen{
		Gone:   "台账里已没有这个方案（被删除了，或恢复了更早的备份）；请按 {plans} 打开别的方案",
		Sample: "（示例）", SampleTitle: "示例：", NoPlan: "还没有方案",
		DropLabel: "删除方案 %[1]s，输入“%[2]s”确认", DropPromptKeys: "回车 确认  Esc 返回", DropWord: "删除",
		NeedsYearKeys: "回车 填年份   Esc 放弃   jk PgUp PgDn 翻看",
		NotDropped:    "没有删除，台账未变", PlanDropped: "已删除方案 %s；{undo} 看怎样找回",
		NameKeys: "Tab 下一个  → 选定", NoNames: "没有可补全的文件名", MoreNames: "另有 %d 个，按 Tab 翻看",
		FileKeys: "回车 预览  Esc 取消  Tab 补全", YearKeys: "回车 导入   y 填年份   Esc 放弃   jk PgUp PgDn 翻看",
		Year: "方案的年份", BadYear: "年份请写成 2021 这样",
		Title: "方案", Keys: "回车 打开   空格 选几个一起看   i 导入文件   c 收集   d 删除   Esc 返回", OpenKeys: "回车 打开   空格 选几个一起看   Esc 返回", File: "导入文件", Reading: "正在读取 %s", Comparing: "正在与台账比对 %s", ReadingKeys: "Esc 取消", Seconds: "%d 秒",
		Preview: "预览：还没有写入", PreviewKeys: "回车 导入   Esc 放弃   jk PgUp PgDn 翻看", NothingKeys: "没有要改的   Esc 返回",
		Importing: "正在写入 %s，请稍候…", Dropped: "没有导入", Revised: "%[1]s 导入了这个方案的修订：新增 %[2]d，修改 %[3]d，移动 %[4]d，删去 %[5]d",
		Writing: "还有改动正在写入或读取，请稍后再试",
		NoFiles: "这里不能读取文件；请用 ssh 主机 import - < 文件", NotHere: "这里只能看这一个方案",
	}
}

func englishPlans() PlansScreen {
	return PlansScreen{
		Gone:   "this plan is no longer in the ledger (it was removed, or an earlier backup was restored); open another with {plans}",
		Sample: " (sample)", SampleTitle: "Sample: ", NoPlan: "no plan yet",
		DropLabel: "remove plan %[1]s: type %[2]s", DropPromptKeys: "Enter confirm  Esc back", DropWord: "drop",
		NeedsYearKeys: "Enter set the year   Esc cancel   jk PgUp PgDn scroll",
		NotDropped:    "nothing was removed", PlanDropped: "removed plan %s; {undo} shows how to get it back",
		NameKeys: "Tab next  Right accept", NoNames: "no matching file", MoreNames: "%d more, press Tab",
		FileKeys: "Enter preview  Esc cancel  Tab complete", YearKeys: "Enter import   y set the year   Esc cancel   jk PgUp PgDn scroll",
		Year: "the plan's year", BadYear: "use a year like 2021",
		Title: "plans", Keys: "Enter open  Space select  i import  c collect  d remove  Esc back", OpenKeys: "Enter open  Space select several  Esc back", File: "import file", Reading: "reading %s", Comparing: "comparing %s with the ledger", ReadingKeys: "Esc cancel", Seconds: "%d s",
		Preview: "preview: nothing written yet", PreviewKeys: "Enter import   Esc cancel   jk PgUp PgDn scroll", NothingKeys: "no changes   Esc back",
		Importing: "writing %s, please wait…", Dropped: "nothing was imported", Revised: "%[1]s imported a corrected version: added %[2]d, changed %[3]d, moved %[4]d, removed %[5]d",
		Writing: "changes are still being saved or read; try again in a moment",
		NoFiles: "files can't be opened here; use: ssh HOST import - < FILE", NotHere: "other plans are not available here",
	}
}
